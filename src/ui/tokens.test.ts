import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensOf(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([\\s\\S]*?)\\n\\}`).exec(css)?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]))
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const OUTCOMES = ['hit', 'miss', 'stale', 'revalidate', 'purge', 'bypass', 'error']
const GROUNDS = ['paper', 'panel', 'raised', 'sea', 'highlight']

describe.each(['light', 'dark'])('%s theme', (theme) => {
  const tokens = tokensOf(theme)
  const ratio = (text: string, ground: string) => contrast(tokens.get(text)!, tokens.get(ground)!)

  it('has words of 4.5:1 on every ground', () => {
    for (const ground of GROUNDS) {
      for (const text of ['ink', 'ink-2', ...OUTCOMES.map((name) => `${name}-text`)]) {
        expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const ground of ['panel', 'raised']) expect(ratio('ink-3', ground), `ink-3 on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const name of OUTCOMES) expect(ratio(`${name}-text`, `${name}-soft`), `${name} on soft`).toBeGreaterThanOrEqual(4.5)
  })

  it('has marks of 3:1 on every ground', () => {
    for (const ground of GROUNDS) {
      for (const mark of [...OUTCOMES, 'ink-2', 'ink-3']) expect(ratio(mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('has code of 4.5:1 on the panel', () => {
    for (const kind of ['keyword', 'string', 'comment', 'number', 'function']) {
      expect(ratio(`code-${kind}`, 'panel'), kind).toBeGreaterThanOrEqual(4.5)
    }
  })
})
