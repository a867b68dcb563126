/**
 * How much text a function looks at, counted: every call of a method that reads a text counts the characters that it may read.
 */
import { vi } from 'vitest'

const OF_TEXT = ['slice', 'trim', 'trimStart', 'trimEnd', 'split', 'replace', 'replaceAll', 'toLowerCase', 'indexOf', 'lastIndexOf', 'includes', 'search', 'match', 'repeat'] as const

/** Characters; what is looked for from a place on counts from there. */
export function workOf(act: () => unknown): number {
  let work = 0
  const { exec } = RegExp.prototype
  const spies = OF_TEXT.map((name) => {
    const method: (this: string, ...given: unknown[]) => unknown = String.prototype[name] as never
    return vi.spyOn(String.prototype, name as 'trim').mockImplementation(function count(this: string, ...given: unknown[]) {
      work += costOf(name, this, given) + 1
      return method.apply(this, given) as string
    })
  })
  const looks = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function count(this: RegExp, text: string) {
    const from = this.sticky || this.global ? this.lastIndex : 0
    const found = exec.call(this, text)
    // A sticky one reads what it finds, another one may read to the end.
    work += this.sticky || this.global ? (found ? found[0].length : 1) : text.length - from
    return found
  })
  act()
  for (const spy of spies) spy.mockRestore()
  looks.mockRestore()
  return work
}

/** A copy of a part costs nothing of the rest; a search ends where it finds. */
function costOf(name: (typeof OF_TEXT)[number], text: string, given: readonly unknown[]): number {
  if (name === 'slice') return 1
  if (name !== 'indexOf') return text.length
  const from = typeof given[1] === 'number' ? given[1] : 0
  const at = String.prototype.includes.call(text.slice(from), String(given[0])) ? text.slice(from).search(escaped(String(given[0]))) : text.length - from
  return Math.max(1, at)
}

const escaped = (text: string): RegExp => new RegExp(text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
