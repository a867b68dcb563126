import { describe, expect, it } from 'vitest'
import { shortKey } from './text'

/** Room for so many letters of ten pixels. */
const inLetters = (key: string, letters: number): string => shortKey(key, 10, letters * 6)

describe('what a slot says in little room', () => {
  it.each([
    ['GET /logo.png', 5, '/logo'],
    ['GET /logo.png', 4, '/lo…'],
    ['shop <value banner>', 19, 'shop <value banner>'],
    ['shop <value banner>', 13, 'shop <value…'],
    ['shop <value banner>', 11, 'shop <value'],
    ['shop <value banner>', 10, 'shop…'],
    ['shop <value banner>', 4, 'shop'],
    ['shop <value banner>', 3, 'sh…'],
  ])('%s in %i letters is %s', (key, letters, shown) => expect(inLetters(key, letters)).toBe(shown))
})
