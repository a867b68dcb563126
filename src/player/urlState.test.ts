import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderLever } from '../scene/levers'
import type { Scene } from '../scene/types'
import { acceptsValue } from '../scene/leverValues'
import { formatLink, parseLink } from './urlState'

const lever: HeaderLever = {
  kind: 'header', label: 'H', field: 'Cache-Control', initial: 'max-age=4', chips: [], seconds: [], against: 'no-store',
}
const scene = {
  number: 5, seed: 1, steps: [{ id: 'one' }], topology: { nodes: [{ kind: 'client', id: 'browser' }] }, levers: { cacheControl: lever },
} as unknown as Scene

describe('a header in a link', () => {
  it('stays readable', () => {
    expect(formatLink(scene, { levers: { cacheControl: 'public, max-age=4, s-maxage=12' }, acts: [] })).toBe(
      'lever.cacheControl=public,+max-age=4,+s-maxage=12',
    )
  })

  it('comes back as it was, set before the start or by an act: property', () => {
    const text = fc
      .oneof(
        fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
        fc.array(fc.constantFrom('~', '%7E', '%25', '%', '+', '&', '=', '#', ':', ';', '"', ',', ' ', 'max-age', '1e3', 'send')).map((all) => all.join('')),
      )
      .map((one) => one.trim())
      .filter((one) => acceptsValue(lever, one))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const acts = [
          { step: 'one', sinceUs: 1_300_000, kind: 'lever' as const, name: 'cacheControl', value: after },
          { sinceUs: 1_500_000, kind: 'send' as const, client: 'browser' },
        ]
        const hash = formatLink(scene, { levers: { cacheControl: before }, acts })
        expect(parseLink(scene, `#${hash}`)).toEqual({ link: { levers: { cacheControl: before }, acts }, problems: [] })
        // A browser may write the fragment anew; it must not change.
        expect(new URL(`https://example.org/#${hash}`).hash).toBe(`#${hash}`)
      }),
    )
  })

  it('is answered with a sentence when it cannot be one', () => {
    expect(parseLink(scene, '#lever.cacheControl=%00').problems[0]).toMatch(/^lever cacheControl takes a Cache-Control value of at most 200/)
  })
})
