/**
 * The life view at many moments of scene 6 and at the sizes that are looked at: every word has
 * room of its own.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/06-stale-on-purpose/scene'
import { frameAt } from '../../frame/frameAt'
import { bandBefore } from '../../frame/bandBefore'
import { lifeBandAt } from '../../frame/lifeBand'
import { runOf } from '../../../tests/support/runOf'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { overlap } from '../map/labelCandidates'
import { LABEL_SIZE } from './lifeBlocks'
import { NOTE_SIZE, headerLines } from './lifeNotes'
import { layoutLife } from './lifeLayout'
import type { LifeLayout, LifeRow } from './lifeLayout'
import { edgeSentence, originSentence, usersSentence } from './lifeWords'
import { monoWidth, textWidth } from '../draw/text'
import { ownView } from '../ownView'

const RESERVED = { x: 0, y: 0, width: 96, height: 46 }
const SIZES = [
  { width: 717, height: 572, reserved: RESERVED }, { width: 672, height: 441, reserved: RESERVED },
  { width: 390, height: 351, reserved: RESERVED }, { width: 800, height: 392, reserved: undefined }, { width: 358, height: 300, reserved: undefined },
]
const played = runOf(scene)
const view = ownView('life', scene.topology.view)
const positions = fc.double({ min: 0, max: played.endUs, noNaN: true })

function layoutAt(position: number, { reserved, ...size }: (typeof SIZES)[number]): LifeLayout {
  const frame = frameAt(played, position)
  const band = lifeBandAt(played, position, view)
  return layoutLife({ run: played, frame, band, before: bandBefore(played, frame.step, band, view), density: densityOf(size), reserved, ...size })
}

function labelBoxes({ box, blocks }: LifeRow): Box[] {
  return blocks.flatMap(({ label }) => {
    if (!label) return []
    const width = textWidth(label.text, LABEL_SIZE, 600)
    return [{ x: label.x - width / 2, y: box.y, width, height: box.height }]
  })
}

describe.each(SIZES)('layoutLife at $width x $height', (size) => {
  it('gives every word of a row room inside the row', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const layout = layoutAt(position, size)
        for (const row of [layout.origin, layout.edge, layout.error, layout.users]) {
          const boxes = labelBoxes(row)
          for (const box of boxes) expect(box.x >= row.box.x - 1 && box.x + box.width <= row.box.x + row.box.width + 1).toBe(true)
          boxes.forEach((box, i) => expect(boxes.some((other, j) => j < i && overlap(box, other))).toBe(false))
          for (const { box } of row.blocks) expect(box.x >= row.box.x && box.x + box.width <= row.box.x + row.box.width + 1e-6).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stands every request inside the plot, its words off the others and its target off its neighbours', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const { marks, plot, begins } = layoutAt(position, size)
        const words = begins.map((begin) => begin.words).concat(marks.flatMap(({ wait }) => (wait ? [{ x: wait.x - textWidth(wait.text, 11) / 2, y: wait.y - 7, width: textWidth(wait.text, 11), height: 14 }] : [])))
        for (const box of words) expect(box.x >= plot.x && box.x + box.width <= plot.x + plot.width && box.y >= plot.y).toBe(true)
        words.forEach((box, i) => expect(words.some((other, j) => j < i && overlap(box, other))).toBe(false))
        for (const { x, y } of marks) expect(x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('has room for the header, the legend and the words about load and old answers', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const { header, legend, lags, load, plot, width, users, lagBox } = layoutAt(position, size)
        for (const line of header.lines) expect(monoWidth(line, NOTE_SIZE)).toBeLessThanOrEqual(width - 12)
        const last = legend.at(-1)!
        expect(last.x + last.width).toBeLessThanOrEqual(plot.x + plot.width + 1)
        expect(textWidth(load.words, NOTE_SIZE)).toBeLessThanOrEqual(load.box.width)
        expect(users.box.y + users.box.height <= lagBox.y && lagBox.y + lagBox.height <= load.box.y && load.box.y + load.box.height <= size.height).toBe(true)
        const words = lags.flatMap(({ label }) => (label ? [{ x: label.x - textWidth(label.text, NOTE_SIZE, 600) / 2, y: 0, width: textWidth(label.text, NOTE_SIZE, 600), height: 10 }] : []))
        words.forEach((box, i) => expect(words.some((other, j) => j < i && overlap(box, other))).toBe(false))
        for (const { users: made, origin, refused } of load.bars) expect(made <= load.box.height + 1e-6 && origin <= load.box.height + 1e-6 && refused <= origin + 1e-6).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  if (size.width >= 600) it('explains every mark on view, and tells who stood in for the origin', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const { marks, legend } = layoutAt(position, size)
        const explained = new Set<string>(legend.flatMap(({ shapes }) => shapes))
        const seen = marks.filter(({ shape }) => shape !== 'plain').map(({ shape, stoodIn }) => (stoodIn ? 'stood-in' : shape))
        expect(seen.filter((shape) => !explained.has(shape))).toEqual([])
        for (const { stoodIn, refresh, wait } of marks) expect(stoodIn && (refresh !== null || wait?.text === '9 ms')).toBe(false)
      }),
      { numRuns: 60 },
    )
    const { endUs } = played.steps.find(({ id }) => id === 'origin-fails')!
    expect(layoutAt(endUs - 1, size).marks.filter(({ stoodIn }) => stoodIn)).toHaveLength(7)
  })

  it('draws the step before beyond the playhead only, and every refresh up to the band', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const { ghost, nowX, marks, edge } = layoutAt(position, size)
        for (const { box } of ghost?.blocks ?? []) expect(box.x).toBeGreaterThanOrEqual(nowX - 1e-6)
        for (const { x } of [...(ghost?.stems ?? []), ...(ghost?.bars ?? [])]) expect(x).toBeGreaterThan(nowX)
        for (const { refresh } of marks) if (refresh && refresh.state !== 'under way') expect(refresh.to[1]).toBe(edge.box.y + edge.box.height)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the actors apart, inside the picture and off the reserved corner', () => {
    const { actors, geometry } = layoutAt(played.endUs, size)
    expect(actors.map(({ word }) => word)).toEqual(['USERS', 'EDGE', 'ORIGIN'])
    for (const { box } of actors) expect(box.x + box.width <= size.width && !(size.reserved && overlap(box, size.reserved))).toBe(true)
    actors.forEach(({ box }, i) => expect(actors.some((other, j) => j < i && overlap(box, other.box, 20))).toBe(false))
    expect([...geometry.drawn]).toEqual([1, 1])
  })
})

describe('the header in force', () => {
  it('is whole where there is room, else broken between directives, and never without its first', () => {
    const header = 'max-age=10, stale-while-revalidate=20, stale-if-error=30'
    expect(headerLines(header, 1000, 1)).toEqual([`Cache-Control: ${header}`])
    expect(headerLines(header, monoWidth(header, NOTE_SIZE), 2)).toEqual([header])
    expect(headerLines(header, 300, 2)).toEqual(['max-age=10, stale-while-revalidate=20,', 'stale-if-error=30'])
    expect(headerLines(header, 300, 1)).toEqual(['max-age=10, stale-while-revalidate=20, …'])
    expect(headerLines('', 300, 1)).toEqual(['no Cache-Control'])
  })
})

describe('the rows in words', () => {
  it('say what the picture shows at the end of the step with the bug', () => {
    const step = played.steps.find(({ id }) => id === 'bug-and-fix')!
    const band = lifeBandAt(played, step.endUs - 1000, view)
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
    expect(plain(originSentence(band))).toBe('The origin had v1, v2 (bug) from 4.2 s, v3 (fix) from 12 s.')
    expect(plain(edgeSentence(band))).toMatch(/^The edge holds v3 \(fix\) since 39 s: fresh until \d+ s, served stale until \d+ s, then it must ask first\.$/)
    expect(plain(usersSentence(band))).toContain('v2 (bug) (the origin had something else) 1 time')
  })
})
