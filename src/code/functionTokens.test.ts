import fc from 'fast-check'
import { expect, it } from 'vitest'
import { functionTokens } from './functionTokens'

it('colours what a function is made of', () => {
  const tokens = functionTokens("const a = hash('x') // 1\nif (a > 2.5) return `b`").filter(([, kind]) => kind !== '')
  expect(tokens).toEqual([['const', 'k'], ['hash', 'f'], ["'x'", 's'], ['// 1', 'c'], ['if', 'k'], ['2.5', 'n'], ['return', 'k'], ['`b`', 's']])
})

it('loses no character of whatever is typed', () => {
  const part = fc.constantFrom("'", '"', '`', '/', '//', '/*', '*/', '\\', '\n', 'return', 'a1', '7', ' ', 'ü', '(', '*')
  fc.assert(fc.property(fc.array(part, { maxLength: 80 }).map((parts) => parts.join('')), (text) => {
    expect(functionTokens(text).map(([token]) => token).join('')).toBe(text)
  }))
})
