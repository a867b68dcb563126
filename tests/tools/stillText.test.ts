import { describe, expect, it } from 'vitest'
import { stillText } from '../../tools/lib/stillText.ts'

describe('the text of a still', () => {
  it('has an element in a line, its texts inside', () => {
    expect(stillText('<svg width="7"><g><text x="1">HIT</text> <rect/></g><g></g></svg>')).toBe(
      ['<svg width="7">', '  <g>', '    <text x="1">HIT</text>', '    <rect/>', '  </g>', '  <g></g>', '</svg>', ''].join('\n'),
    )
  })

  it.each([
    ['<a x="0.04999" y="-0.01" d="M1.26,2.04L3,4"/>', '<a x="0" y="0" d="M1.3,2L3,4"/>', 'tenths'],
    ['<a x="1e-7" y="3.2e-9" aria-label="1.25 s"/>', '<a x="0" y="0" aria-label="1.25 s"/>', 'words as they are'],
    ['<a class="trail_x4K ring__-a  plain _card_a95c07"/>', '<a class="trail ring plain card"/>', 'classes by their own names'],
    ['<a id="_R_a4_"/><b href="#_R_a4_" fill="url(#_R_b_)"/>', '<a id="id-1"/>\n<b href="#id-1" fill="url(#id-2)"/>', 'ids counted'],
  ])('%s is written as %s: %s', (markup, text) => {
    expect(stillText(markup)).toBe(`${text}\n`)
  })

  it('shortens what nobody reads', () => {
    const points = Array.from({ length: 100 }, (_, i) => `${i},${i}.04`)
    expect(stillText(`<path d="M${points.join('L')}"/>`)).toMatch(/^<path d="M0,0L12,12L25,25L.*L99,99" data-points="100"\/>\n$/)
    expect(stillText(`<path d="M1 2l${'3 4 '.repeat(100)}z"/>`)).toBe('<path data-outline="406 characters"/>\n')
  })
})
