import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Piece, filled, piecesOf } from './template'

const written = (pieces: readonly Piece[]): string => pieces.map((piece) => ('text' in piece ? piece.text : 'fragment' in piece ? `<include ${piece.fragment}>` : `<value ${piece.value}>`)).join('')

describe('a template', () => {
  it('is text with holes', () => {
    expect(piecesOf('Shop v1 · <include /prices?now> · <value banner>!')).toEqual([{ text: 'Shop v1 · ' }, { fragment: '/prices?now' }, { text: ' · ' }, { value: 'banner' }, { text: '!' }])
  })

  it('loses nothing: its pieces written again are what it was, whatever it is', () => {
    const part = fc.constantFrom('<', '>', '<include ', '<value ', '/a', 'b', ' ', '<include /a>', '<value k>', '<include >', '<other x>')
    fc.assert(fc.property(fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')), (text) => {
      const pieces = piecesOf(text)
      expect(written(pieces)).toBe(text)
      expect(pieces.filter((piece) => !('text' in piece)).length).toBeLessThanOrEqual(20)
      expect(filled(pieces, (piece) => ('fragment' in piece ? `<include ${piece.fragment}>` : `<value ${piece.value}>`))).toBe(text)
    }))
  })
})
