import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/07-same-url-different-answer/scene'
import { frameAt } from '../../frame/frameAt'
import type { GridEdge } from '../../frame/gridFrame'
import { keyGridAt } from '../../frame/keyGrid'
import { runOf } from '../../../tests/support/runOf'
import { CARD_SIDES, CELL_LINE, MONO, SANS, TAG_LINE, TAG_SIDES, cellForm } from './cellForms'
import { type CellText, cellTexts } from './cellText'
import { DENSITIES, type Density, densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { layoutGrid } from './gridLayout'
import { cellLines, clipped, shortValue } from './gridWords'
import { keyLines, saidLines } from './keyLines'
import { packed, wrapped } from './wrapping'
import { overlap } from '../map/labelCandidates'
import { layoutInput } from '../layoutInput'
import { ownView } from '../ownView'
import { StageStill } from '../StageStill'
import { prepareView } from '../views'
import { monoWidth, textWidth } from '../draw/text'

const sizes = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 358, height: 500 }]
const run = runOf(scene)
const view = ownView('grid', scene.topology.view)
const SWITCH = { x: 0, y: 0, width: 96, height: 46 }

beforeAll(() => prepareView(view, null))

const endOf = (id: string) => frameAt(run, run.steps.find((step) => step.id === id)!.endUs - 1)
const inside = (box: Box, { width, height }: { width: number; height: number }): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.01 && box.y + box.height <= height + 0.01

/** Cells of a moment as they lie in a room of any size. */
function placedIn(room: Box, density: Density, edge: GridEdge) {
  const { cells, slots } = edge
  return { texts: cellTexts(cells, slots), ...cellForm(cells.length, room, density, () => cellTexts(cells, slots)) }
}
const glued = (parts: readonly string[]): string => parts.join('').replaceAll(/[\s·]/g, '')

describe('cellForm', () => {
  const text = (words: string): CellText => ({ whole: [words], differing: [words], elided: [words], shows: 'English', count: '3' })
  const anyDensity = fc.constantFrom(...DENSITIES)

  it('never overflows its room, whatever the number of cells, and tells the most that fits', () => {
    const room = { x: 0, y: 0, width: 320, height: 240 }
    const numbered = (count: number) => Array.from({ length: count }, (_, i) => text(`gzip · en-gb ${i}`))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), anyDensity, (count, density) => {
        const { cells } = cellForm(count, room, density, () => numbered(count))
        expect(cells).toHaveLength(count)
        for (const { box } of [cells[0]!, cells.at(-1)!]) expect(inside(box, room)).toBe(true)
        if (count > 1) expect(overlap(cells[0]!.box, cells[1]!.box)).toBe(false)
      }),
    )
    expect([2, 16, 150].map((count) => cellForm(count, room, 'full', () => numbered(count)).form)).toEqual(['card', 'tag', 'tile'])
  })

  const moments = run.steps.flatMap(({ startUs, endUs }) => Array.from({ length: 12 }, (_, k) => frameAt(run, startUs + ((endUs - startUs) * (k + 0.9)) / 12)))
  const edges = moments.flatMap((frame) => keyGridAt(run, frame, view.edges).edges).filter(({ cells }) => cells.length > 0)
  const anyEdge = fc.constantFrom(...edges)
  const anyRoom = fc.record({ x: fc.constant(8), y: fc.constant(30), width: fc.integer({ min: 60, max: 520 }), height: fc.integer({ min: 40, max: 420 }) })

  it('cuts no word, and no two cells of an edge say the same', () => {
    fc.assert(
      fc.property(anyEdge, anyRoom, anyDensity, (edge, room, density) => {
        const { form, cells, texts } = placedIn(room, density, edge)
        if (form === 'tile') return
        cells.forEach(({ box, lines, shows }, i) => {
          expect([glued(texts[i]!.whole), glued(texts[i]!.differing), glued(texts[i]!.elided)]).toContain(glued(lines))
          if (form === 'card') expect(shows.join(' ')).toBe(texts[i]!.shows)
          const sides = form === 'card' ? CARD_SIDES : TAG_SIDES
          for (const line of lines) expect(monoWidth(line, MONO)).toBeLessThanOrEqual(box.width - sides)
          expect(box.height).toBeGreaterThanOrEqual(14 + TAG_LINE * (lines.length - 1) + (form === 'card' ? CELL_LINE * (shows.length + 1) : 0))
          expect(inside(box, { width: room.x + room.width, height: room.y + room.height })).toBe(true)
        })
        expect(new Set(cells.map(({ lines }) => glued(lines))).size).toBe(cells.length)
      }),
      { numRuns: 400 },
    )
  })

  it('leaves out only the beginning of a query that another one has', () => {
    const { texts } = placedIn({ x: 0, y: 0, width: 300, height: 300 }, 'full', keyGridAt(run, endOf('query'), view.edges).edges[0]!)
    expect(texts.map(({ elided }) => elided[0]).toSorted()).toEqual([
      '?colour=red&size=42', '?size=42&colour=red', '?utm_source=search&size=42&colour=red',
      '…&utm_medium=email', '…&utm_source=newsletter', '…&utm_source=social&utm_campaign=spring',
    ])
    for (const { elided, whole } of texts) expect(whole[0]!.endsWith(elided[0]!.replace('…', ''))).toBe(true)
  })

  it('has words wherever one under the other has room for what tells them apart', () => {
    fc.assert(
      fc.property(anyEdge, anyRoom, anyDensity, (edge, room, density) => {
        const { form, texts } = placedIn(room, density, edge)
        const needed = texts.map(({ elided, count }) => packed(elided, Math.floor((room.width - TAG_SIDES - textWidth(count, SANS, 600)) / monoWidth('0', MONO))).length)
        const height = needed.reduce((sum, lines) => sum + 24 + TAG_LINE * (lines - 1) + 4, -4)
        if (room.width >= 110 && Math.max(...needed) <= 4 && height <= room.height) expect(form).not.toBe('tile')
      }),
      { numRuns: 400 },
    )
  })
})

describe('layoutGrid', () => {
  it.each(sizes)('stands apart at $width x $height, with one POP and with two', (size) => {
    for (const step of ['encodings', 'unkeyed', 'two-pops']) {
      const attackers = step !== 'encodings'
      const frame = endOf(step)
      const layout = layoutGrid({ ...layoutInput({ run, frame, view, now: null, beside: undefined, ...size, density: densityOf(size), reserved: SWITCH }), edges: view.edges, attackers })
      const boxes = [...layout.users, ...layout.panels, ...layout.origins].map(({ box }) => box).concat(layout.key, layout.before ?? [])
      const drawn = new Set([...layout.users, ...layout.panels, ...layout.origins].map(({ node }) => node.index))
      expect(layout.users.some(({ node }) => node.plants !== undefined)).toBe(attackers)
      expect(layout.panels).toHaveLength(step === 'two-pops' ? 2 : 1)
      boxes.forEach((box, i) => {
        expect(inside(box, size)).toBe(true)
        expect(boxes.filter((other, j) => j < i && overlap(box, other)).map((other) => [step, box, other])).toEqual([])
      })
      for (const { index, active } of frame.links) {
        const { from, to } = run.links[index]!
        expect(layout.geometry.drawn[index]).toBe(active && drawn.has(from) && drawn.has(to) ? 1 : 0)
      }
    }
  })
})

describe('GridPicture', () => {
  it.each(sizes)('draws every cell of a shattered URL at $width x $height', (size) => {
    const frame = endOf('shatter')
    const markup = renderToStaticMarkup(<StageStill run={run} frame={frame} {...size} />)
    const { cells } = keyGridAt(run, frame, view.edges).edges[0]!
    expect(cells.length).toBeGreaterThan(60)
    const ghosts = size.width < 520 ? 0 : keyGridAt(run, frame, view.edges).before!.edges[0]!.cells.length
    expect(markup.match(/data-state="fresh"/g)).toHaveLength(cells.length + ghosts)
    expect(markup).toMatch(/aria-label="Entries of a cache: /)
    expect(markup).not.toContain('NaN')
  })

  it('says what is wrong in words', () => {
    const markup = renderToStaticMarkup(<StageStill run={run} frame={endOf('too-broad')} {...sizes[0]!} />)
    expect(markup).toMatch(/>[1-9]\d* wrong</)
  })

  it.each(sizes)('marks who attacks, what she has made, and each answer made of it, from when it is stored to the end, at $width x $height', (size) => {
    const { startUs, endUs } = run.steps.find(({ id }) => id === 'unkeyed')!
    const stored = Array.from({ length: 40 }, (_, i) => frameAt(run, startUs + ((endUs - 1 - startUs) * i) / 39)).filter((frame) => keyGridAt(run, frame, view.edges).edges[0]!.cells.some(({ forged }) => forged))
    expect(stored.length).toBeGreaterThan(20)
    for (const frame of stored) {
      const markup = renderToStaticMarkup(<StageStill run={run} frame={frame} {...size} />)
      const { asked } = keyGridAt(run, frame, view.edges)
      expect(markup).toContain('data-attacks')
      expect(markup).toContain('Mallory')
      expect(markup).toMatch(/forged, \d+ victim/)
      expect(markup).not.toContain('>right<')
      expect(markup).toContain('data-tone="error" data-state="fresh"')
      if (asked?.done) expect(markup).toContain('>forged<')
    }
  })

  it.each(sizes)('has a line for each word of a request whose key is not made yet, at $width x $height', (size) => {
    const early = Array.from({ length: 400 }, (_, i) => frameAt(run, (run.endUs * i) / 400)).filter((frame) => keyGridAt(run, frame, view.edges).asked?.primary === '')
    expect(early.length).toBeGreaterThan(0)
    for (const frame of early) {
      const markup = renderToStaticMarkup(<StageStill run={run} frame={frame} {...size} />)
      const lines = [...markup.matchAll(/<text[^>]* y="([\d.]+)">(GET |no answer yet)/g)].map(([, y]) => Number(y))
      expect(lines).toHaveLength(2)
      expect(lines[1]! - lines[0]!).toBeGreaterThanOrEqual(14)
    }
  })

  it('keeps on view what was there before, when the edge is emptied', () => {
    for (const [size, before] of [[sizes[0]!, true], [sizes[4]!, false]] as const) {
      const start = run.steps.find(({ id }) => id === 'keyed')!.startUs
      const markup = renderToStaticMarkup(<StageStill run={run} frame={frameAt(run, start)} {...size} />)
      expect(markup).toMatch(/forged, \d+ victim/)
      expect(markup.includes('Before: A field that nobody keyed on')).toBe(before)
    }
  })

  it('shows the Vary line that is in force', () => {
    expect(renderToStaticMarkup(<StageStill run={run} frame={endOf('encodings')} {...sizes[0]!} />)).toContain('>Vary: Accept-Encoding<')
    expect(renderToStaticMarkup(<StageStill run={run} frame={endOf('shatter')} {...sizes[0]!} />)).toContain('>Vary: Accept-Encoding, Accept-Language, User-Agent<')
  })
})

describe('keyLines', () => {
  const { asked } = keyGridAt(run, endOf('two-pops'), view.edges)

  it('cuts nothing off a key', () => {
    const any = fc.string({ unit: fc.constantFrom('a', '&', '?', ' ', '='), minLength: 1, maxLength: 120 })
    fc.assert(fc.property(any, fc.integer({ min: 4, max: 60 }), (text, letters) => {
      const lines = wrapped(text, letters)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters)
    }))
    expect(keyLines(asked!, 36, true).join('').replaceAll(' ', '')).toContain(asked!.primary.replaceAll(' ', ''))
  })

  it('makes no key before the edge has', () => {
    expect(keyLines({ ...asked!, primary: '', parts: [] }, 36, true)).toEqual([])
    expect(saidLines({ ...asked!, primary: '', fields: asked!.fields.map((field) => ({ ...field, keyed: false })) }, 36, true).some(({ keyed }) => keyed)).toBe(false)
    expect(saidLines(asked!, 36, true)[0]!.keyed).toBe(true)
  })
})

describe('gridWords', () => {
  it('shortens browsers to what tells them apart', () => {
    const names = [
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari 17 iPhone'],
      ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0', 'Edge 131 Windows'],
      ['curl/8.9.1 extra', 'curl/8.9.1'],
      ['phone', 'phone'],
    ]
    for (const [agent, words] of names) expect(shortValue('User-Agent', agent!)).toBe(words)
    expect(shortValue('Accept-Language', 'de;q=0.9, de-de, en;q=0.8')).toBe('de-de')
    expect(shortValue('Cookie', 'a=1')).toBe('a=1')
  })

  it('says in a cell what tells it from the others', () => {
    const cell = { slot: 0, hits: 0, wrong: 0, forged: false, lit: false, primary: 'GET /shoes?a=1' }
    expect(cellLines({ ...cell, parts: [['accept-encoding', 'br'], ['X-Forwarded-Host', 'none']] }, true)).toEqual(['br'])
    expect(cellLines({ ...cell, parts: [['accept-encoding', 'none']] }, true)).toEqual(['no accept-encoding'])
    expect(cellLines({ ...cell, parts: [['accept-encoding', 'br']] }, false)).toEqual(['?a=1', 'br'])
    expect(cellLines({ ...cell, parts: [] }, true)).toEqual(['/shoes?a=1'])
  })

  it('clips to the room', () => {
    const mono = (text: string): number => monoWidth(text, 11)
    expect(clipped('gzip, deflate', 400, mono)).toBe('gzip, deflate')
    expect(mono(clipped('gzip, deflate, br, zstd', 80, mono))).toBeLessThanOrEqual(80)
  })
})
