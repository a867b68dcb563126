import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/07-same-url-different-answer/scene'
import { frameAt } from '../../frame/frameAt'
import { keyGridAt } from '../../frame/keyGrid'
import { runOf } from '../../../tests/support/runOf'
import { cellBox, cellForm } from './cellForms'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { layoutGrid } from './gridLayout'
import { cellLines, clipped, shortValue } from './gridWords'
import { keyLines, saidLines, wrapped } from './keyLines'
import { overlap } from '../map/labelCandidates'
import { layoutInput } from '../layoutInput'
import { ownView } from '../ownView'
import { StageStill } from '../StageStill'
import { prepareView } from '../views'
import { monoWidth } from '../draw/text'

const sizes = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 358, height: 500 }]
const run = runOf(scene)
const view = ownView('grid', scene.topology.view)
const SWITCH = { x: 0, y: 0, width: 96, height: 46 }

beforeAll(() => prepareView(view, null))

const endOf = (id: string) => frameAt(run, run.steps.find((step) => step.id === id)!.endUs - 1)
const inside = (box: Box, { width, height }: { width: number; height: number }): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.01 && box.y + box.height <= height + 0.01

describe('cellForm', () => {
  it('never overflows its room, whatever the number of cells, and tells the most that fits', () => {
    const room = { x: 0, y: 0, width: 320, height: 240 }
    const anyCount = fc.integer({ min: 1, max: 1500 })
    fc.assert(
      fc.property(anyCount, fc.constantFrom('full', 'medium', 'small'), fc.integer({ min: 3, max: 5 }), (count, density, lines) => {
        const form = cellForm(count, room, density, { lines, tagWidth: 190 })
        for (const i of [0, count - 1]) expect(inside(cellBox(form, i, room), room)).toBe(true)
        if (count > 1) expect(overlap(cellBox(form, 0, room), cellBox(form, 1, room))).toBe(false)
      }),
    )
    expect([2, 16, 150].map((count) => cellForm(count, room, 'full', { lines: 3, tagWidth: 120 }).form)).toEqual(['card', 'tag', 'tile'])
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
