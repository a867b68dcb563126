import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkInfo, NodeInfo } from '../run/run.types'
import { copyWords } from './card/copyWords'
import { densityOf } from './draw/density'
import { headLines } from './card/headLines'
import { overlap } from './map/labelCandidates'
import { layoutLanes } from './lanes/lanesLayout'
import { placeBesidePacket } from './packets/placeBesidePacket'
import { spreadLabels } from './lifelines/spreadLabels'

const sizes = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }]

const node = (index: number, kind: NodeInfo['kind'], id: string, name = id): NodeInfo => ({
  index, id, kind, name, shows: kind === 'edge' ? ['GET /logo.png'] : [],
})
const link = (index: number, from: number, to: number): LinkInfo => ({ index, from, to, rttUs: 0, floorUs: 0 })

describe('layoutLanes', () => {
  it.each(sizes)('draws 1 to 200 nodes at $width x $height without overlap', (size) => {
    for (const count of [1, 3, 6, 12, 24, 60, 200]) {
      const ids = Array.from({ length: count }, (_, i) => `p${i}`)
      const nodes = [node(0, 'origin', 'us-east'), node(1, 'edge', 'shield'), ...ids.map((id, i) => node(i + 2, 'edge', id, 'SYD'))]
      const links = [link(0, 1, 0), ...ids.map((_, i) => link(i + 1, i + 2, 1))]
      const lanes = [ids, ['shield'], ['us-east']]
      const layout = layoutLanes({ ...size, density: densityOf(size), lanes, nodes, links, isActive: () => true })
      expect(layout.nodes).toHaveLength(count + 2)
      layout.nodes.forEach(({ box }, i) => {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true)
        expect(layout.nodes.some((other, j) => j < i && overlap(box, other.box))).toBe(false)
      })
    }
  })

  it('keeps cables off the boxes of the rows below', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `p${i}`)
    const nodes = [node(0, 'origin', 'us-east'), ...ids.map((id, i) => node(i + 1, 'edge', id, 'SYD'))]
    const layout = layoutLanes({
      width: 360, height: 567, density: 'small', lanes: [ids, ['us-east']], nodes,
      links: ids.map((_, i) => link(i, i + 1, 0)), isActive: () => true,
    })
    layout.geometry.xs.forEach((x, i) => {
      const point = { x: x - 0.5, y: layout.geometry.ys[i]! - 0.5, width: 1, height: 1 }
      expect(layout.nodes.some(({ box }) => overlap(box, point, -1))).toBe(false)
    })
  })
})

describe('layoutLanes of caches with lives', () => {
  const caches = (slots: number) => [
    { ...node(0, 'client', 'browser'), shows: Array.from({ length: slots }, (_, i) => `GET /${i}`) },
    { ...node(1, 'edge', 'edge'), shows: Array.from({ length: slots }, (_, i) => `GET /${i}`) },
    node(2, 'origin', 'us-east'),
  ]
  const links = [link(0, 0, 1), link(1, 1, 2)]
  const lanes = [['browser'], ['edge'], ['us-east']]
  const of = (size: { width: number; height: number }, slots: number) =>
    layoutLanes({ ...size, density: densityOf(size), lanes, nodes: caches(slots), links, isActive: () => true, lives: true })

  it.each(sizes)('has cards with room for a life at $width x $height, inside and apart', (size) => {
    const { nodes: placed } = of(size, 1)
    expect(placed.map(({ form }) => form)).toEqual(['life', 'life', 'life'])
    placed.forEach(({ box }, i) => {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true)
      expect(placed.some((other, j) => j < i && overlap(box, other.box))).toBe(false)
    })
  })

  it.each([{ width: 320, height: 300 }, { width: 506, height: 290 }, { width: 432, height: 346 }, { width: 672, height: 440 }])(
    'keeps lives where the window is low or narrow: $width x $height beside the switch to the table',
    (size) => {
      const reserved = { x: 0, y: 0, width: 96, height: 46 }
      const layout = layoutLanes({ ...size, density: densityOf(size), lanes, nodes: caches(1), links, isActive: () => true, lives: true, reserved })
      expect(layout.nodes.map(({ form }) => form)).toEqual(['life', 'life', 'life'])
      layout.nodes.forEach(({ box }, i) => {
        expect(box.y >= reserved.height && box.x >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true)
        expect(layout.nodes.some((other, j) => j < i && overlap(box, other.box))).toBe(false)
      })
    },
  )

  it('goes back to small slots where there are many', () => {
    expect(of(sizes[0]!, 6).nodes.map(({ form }) => form)).toEqual(['card', 'card', 'life'])
  })
})

describe('headLines', () => {
  const offer = {
    url: '/', status: 200, content: 'v1', bytes: 24_000,
    headers: [['ETag', '"v1"'], ['Cache-Control', 'public, max-age=4, s-maxage=12, must-revalidate']] as const,
  }
  const texts = (letters: number, lines: number) => headLines(offer, letters, lines, true).map(({ field, text }) => field + text)

  it('has the status line, and the fields that rule caches before the others', () => {
    expect(texts(80, 4)).toEqual(['HTTP 200 · 24\u00a0kB', 'Cache-Control: public, max-age=4, s-maxage=12, must-revalidate', 'ETag: "v1"'])
  })

  it('continues a long field in a second line, and says the whole of it', () => {
    expect(texts(44, 4)).toEqual(['HTTP 200 · 24\u00a0kB', 'Cache-Control: public, max-age=4,', '  s-maxage=12, must-revalidate', 'ETag: "v1"'])
    expect(headLines(offer, 44, 4, true)[2]!.whole).toBe('Cache-Control: public, max-age=4, s-maxage=12, must-revalidate')
  })

  it('never passes its room, and shows that there is more', () => {
    for (const letters of [16, 20, 30, 44]) {
      for (const lines of [1, 2]) {
        const found = texts(letters, lines)
        expect(found.length).toBeLessThanOrEqual(lines)
        for (const text of found) expect(text.length).toBeLessThanOrEqual(letters)
        expect(found.at(-1)).toMatch(/…$/)
      }
    }
  })
})

describe('copyWords', () => {
  const life = {
    ageMs: 4000, arrivedMs: 0, lifetimeMs: 12_000, left: 2 / 3, phase: 'fresh', staleWhileRevalidateMs: 0, staleIfErrorMs: 0, asksAlways: false,
    content: 'v1', bytes: 1, validator: '"v1"', parts: [],
  } as const
  const slot = { key: 'GET /', request: 0 }

  it('says what is left, what is past, and when it asks', () => {
    expect(copyWords({ ...slot, state: 'empty', life: null })).toBe('empty')
    expect(copyWords({ ...slot, state: 'fresh', life })).toBe('fresh: 8\u00a0s of 12\u00a0s left')
    expect(copyWords({ ...slot, state: 'fresh', life: { ...life, asksAlways: true, phase: 'must-ask' } })).toBe('stored, but asks every time')
    expect(copyWords({ ...slot, state: 'stale', life: { ...life, ageMs: 15_200, phase: 'must-ask' } })).toBe('stale: 3.2\u00a0s past its 12\u00a0s, ask first')
    expect(copyWords({ ...slot, state: 'stale', life: { ...life, phase: 'stale-if-error' } })).toBe('stale: only if the origin fails')
  })
})

describe('spreadLabels', () => {
  it('keeps order, distance and bounds, and leaves alone what has room', () => {
    const tops = fc.array(fc.double({ min: 0, max: 385, noNaN: true }), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(tops, (wanted) => {
        const placed = spreadLabels(wanted, 15, 0, 400)
        placed.forEach((top, i) => {
          expect(top).toBeGreaterThanOrEqual(-1e-6)
          expect(top + 15).toBeLessThanOrEqual(400 + 1e-6)
          if (i > 0) expect(top - placed[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-6)
        })
        const roomy = wanted.every((top, i) => i === 0 || top - wanted[i - 1]! >= 15)
        if (roomy) expect(placed).toEqual(wanted)
      }),
    )
  })
})

describe('placeBesidePacket', () => {
  const stage = { width: 717, height: 567 }
  const label = { width: 130, height: 20 }

  it('stands inside the stage and off the cards, and keeps its side while it may', () => {
    const cards = [{ x: 360, y: 80, width: 148, height: 66 }]
    const place = fc.tuple(fc.double({ min: 0, max: 717, noNaN: true }), fc.double({ min: 0, max: 567, noNaN: true }))
    fc.assert(
      fc.property(place, ([x, y]) => {
        const corner = { x: 0, y: 0 }
        const side = placeBesidePacket(x, y, label, stage, cards, -1, corner)
        expect(corner.x).toBeGreaterThanOrEqual(2)
        expect(corner.x + label.width).toBeLessThanOrEqual(715)
        expect(corner.y).toBeGreaterThanOrEqual(2)
        expect(corner.y + label.height).toBeLessThanOrEqual(565)
        if (side >= 0) expect(overlap({ ...corner, ...label }, cards[0]!)).toBe(false)
        expect(placeBesidePacket(x, y, label, stage, cards, side, corner)).toBe(side)
      }),
    )
  })

  it('fits into a gap that is hardly higher than it, wherever the packet is in it', () => {
    const [upper, lower] = [{ x: 10, y: 20, width: 370, height: 200 }, { x: 10, y: 242, width: 100, height: 40 }]
    for (let y = 220; y <= 242; y++) {
      const corner = { x: 0, y: 0 }
      placeBesidePacket(60, y, { width: 44, height: 20 }, { width: 390, height: 351 }, [upper, lower], -1, corner)
      for (const card of [upper, lower]) expect(overlap({ ...corner, width: 44, height: 20 }, card)).toBe(false)
    }
  })
})
