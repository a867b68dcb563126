import fc from 'fast-check'
import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { frameAt } from '../../../frame/frameAt'
import { readRun } from '../../../../tests/support/readRun'
import { manyPlacesScene } from '../../../../tests/support/manyPlacesScene'
import { formatMs, formatMsValue } from '../../../words/format'
import { loadInstrument } from '../instruments'
import { WaitHeat } from '../waits/WaitHeat'
import { WaitStrips } from '../waits/WaitStrips'
import { WaitsPanel } from '../waits/WaitsPanel'
import type { WaitFrame } from '../../../frame/types'
import { arrange, heightOf, shadeBounds, shadeOf } from './cells'
import { HeatStrip } from './HeatStrip'
import { groupPlaces } from '../../../frame/placeGroups'

const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const figure = { name: 'p95', highest: 'worst', without: 'no answer yet', format: formatMs, formatOnScale: formatMsValue }

describe('arrange', () => {
  const groups = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 6 })

  it('fills the room with the largest cells that fit in its columns', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 100, max: 900 }), fc.integer({ min: 60, max: 300 }), (counts, width, height) => {
        const { columns, side } = arrange(counts, width, height)
        if (side > 4) expect(heightOf(counts, columns, side, width)).toBeLessThanOrEqual(height)
        for (let larger = side + 1; larger <= 18; larger++) expect(heightOf(counts, columns, larger, width)).toBeGreaterThan(height)
      }),
    )
  })

  it('shows 12 and 200 places in the room of a panel', () => {
    const places = { twelve: [1, 1, 4, 6], twoHundred: [40, 20, 40, 70, 10, 20] }
    for (const width of [200, 270, 430, 520]) {
      for (const counts of Object.values(places)) {
        const { columns, side } = arrange(counts, width, 110)
        expect(heightOf(counts, columns, side, width), `${counts.length} groups in ${width} px`).toBeLessThanOrEqual(110)
      }
    }
  })
})

describe('shades', () => {
  it('cover every value up to the end of the scale, by round bounds', () => {
    expect(shadeBounds(250, 6)).toEqual([50, 100, 150, 200, 250])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (max, share) => {
        const bounds = shadeBounds(max, 6)
        const value = share * max
        const shade = shadeOf(value, bounds)
        expect(bounds.length).toBeLessThanOrEqual(6)
        expect(bounds[shade]! * (1 + 1e-9)).toBeGreaterThanOrEqual(value)
        expect(shade === 0 || bounds[shade - 1]! < value).toBe(true)
      }),
    )
  })
})

describe('groupPlaces', () => {
  const result = readRun(manyPlacesScene(40, []))
  const users = result.nodes.filter(({ kind }) => kind === 'client')

  it('has every place once, with the median and the worst of a naive count', () => {
    const value = fc.option(fc.integer({ min: 0, max: 1000 }))
    fc.assert(
      fc.property(fc.array(value, { minLength: users.length, maxLength: users.length }), (values) => {
        const places = users.map(({ index }, k) => ({ node: index, value: values[k]! }))
        const groups = groupPlaces(result, places, undefined)
        expect(groups.flatMap((group) => group.places).toSorted((a, b) => a.node - b.node)).toEqual(places)
        for (const group of groups) {
          const sorted = group.places.flatMap((place) => place.value ?? []).sort((a, b) => a - b)
          expect(group.median).toBe(sorted[Math.ceil(sorted.length / 2) - 1] ?? null)
          expect(group.worst?.value).toBe(sorted.at(-1))
        }
      }),
    )
  })

  it('follows what the scene declares, and sums up what is too many', () => {
    const places = users.map(({ index }) => ({ node: index, value: 1 }))
    const declared = Object.fromEntries(users.slice(0, 8).map(({ id }, k) => [`tier ${k}`, [id]]))
    const groups = groupPlaces(result, places, declared)
    expect(groups.map(({ label }) => label)).toEqual(['tier 0', 'tier 1', 'tier 2', 'tier 3', 'tier 4', '4 others'])
    expect(groups.at(-1)!.places).toHaveLength(users.length - 5)
    expect(groupPlaces(result, places.map((place) => ({ ...place, node: users[0]!.index })), { 'tier 1': [] })[0]!.label).toBe('All places')
  })
})

describe('many places', () => {
  const common = { compact: false, reducedMotion: true, onSelect: vi.fn<() => void>(), options: { kind: 'waits', maxMs: 250 } as const }

  it.each([3, 8, 9, 12, 200])('shows %i regions', async (places) => {
    const result = readRun(manyPlacesScene(places, [common.options]))
    const waits = (await loadInstrument('waits')).read({ run: result, frame: frameAt(result, result.endUs) }, common.options) as readonly WaitFrame[]
    const props = { ...common, run: result, reading: waits }
    expect(waits).toHaveLength(places)
    // Single answers are looked up only where they are drawn.
    expect(waits.every(({ marks, count }) => count > 0 && marks.length > 0 === places <= 8)).toBe(true)
    if (places <= 8) {
      expect(render(<WaitsPanel {...props} />)).toBe(render(<WaitStrips {...props} />))
      return
    }
    // The cells are a chunk of their own.
    expect(render(<WaitsPanel {...props} />)).toBe('')
    const html = render(<WaitHeat {...props} />)
    expect(html.match(/title="/g)).toHaveLength(places)
    expect(words(html)).toMatch(new RegExp(`${places} places in \\d groups: p95 is [\\d ]+ms in the median place and at worst [\\d ]+ms, in [A-Z]`))
    expect(html).toMatch(/<div class="sr-only"><table><caption>p95 by group/)
  })

  it('says that there is no answer yet, in the legend and in the sentence', () => {
    const result = readRun(manyPlacesScene(2, []))
    const silent = groupPlaces(result, [{ node: 0, value: null }, { node: 2, value: null }], undefined)
    expect(words(render(<HeatStrip run={result} groups={silent} figure={figure} max={250} heightPx={110} />))).toContain('2 places in 2 groups: no answer yet.')
    const one = groupPlaces(result, [{ node: 0, value: 12 }, { node: 2, value: null }], undefined)
    expect(words(render(<HeatStrip run={result} groups={one} figure={figure} max={250} heightPx={110} />))).toContain('Of 1: no answer yet.')
  })
})
