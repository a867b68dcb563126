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
    for (const step of ['encodings', 'two-pops']) {
      const frame = endOf(step)
      const layout = layoutGrid({ ...layoutInput({ run, frame, view, now: null, beside: undefined, ...size, density: densityOf(size), reserved: SWITCH }), edges: view.edges })
      const boxes = [...layout.users, ...layout.panels, ...layout.origins].map(({ box }) => box).concat(layout.rows)
      expect(layout.panels).toHaveLength(step === 'encodings' ? 1 : 2)
      boxes.forEach((box, i) => {
        expect(inside(box, size)).toBe(true)
        expect(boxes.some((other, j) => j < i && overlap(box, other))).toBe(false)
      })
      for (const { index, active } of frame.links) expect(layout.geometry.drawn[index]).toBe(active ? 1 : 0)
    }
  })
})

describe('GridPicture', () => {
  it.each(sizes)('draws every cell of a shattered URL at $width x $height', (size) => {
    const frame = endOf('shatter')
    const markup = renderToStaticMarkup(<StageStill run={run} frame={frame} {...size} />)
    const { cells } = keyGridAt(run, frame, view.edges).edges[0]!
    expect(cells.length).toBeGreaterThan(60)
    expect(markup.match(/data-state="fresh"/g)).toHaveLength(cells.length)
    expect(markup).toMatch(/aria-label="Entries of a cache: /)
    expect(markup).not.toContain('NaN')
  })

  it('says what is wrong in words', () => {
    const frame = frameAt(run, run.requests.atUs(run.requests.named('victim')!) + 20_000)
    const markup = renderToStaticMarkup(<StageStill run={run} frame={frame} {...sizes[0]!} />)
    expect(markup).toContain('1 wrong')
    expect(markup).toContain('>wrong<')
    expect(markup).toContain('evil.example')
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
    const cell = { slot: 0, hits: 0, wrong: 0, lit: false, primary: 'GET /shoes?a=1' }
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
