/**
 * The map of doors at the sizes of the course: its names lie neither over each other nor over marks, and its card has room for every decision.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/04-one-ip-many-doors/scene'
import { runOf } from '../../../tests/support/runOf'
import { doorsFrame } from '../../frame/doorsFrame'
import { frameAt } from '../../frame/frameAt'
import { viewOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import { textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { overlap } from '../map/labelCandidates'
import { ownView } from '../ownView'
import { layoutDoors } from './doorsLayout'

const run = runOf(scene)
const SIZES = [{ width: 716, height: 568 }, { width: 600, height: 430 }, { width: 800, height: 376 }, { width: 390, height: 352 }, { width: 320, height: 300 }]
const steps = run.steps.filter(({ index }) => viewOf(scene, index).kind === 'doors')

describe.each(SIZES)('doors in $width × $height', (size) => {
  const layouts = steps.flatMap(({ index, startUs, endUs }) => [0.2, 0.6, 1].map((share) => {
    const frame = frameAt(run, startUs + Math.min(endUs - startUs - 1, 1_500_000) * share)
    const view = ownView('doors', viewOf(scene, index))
    return layoutDoors(layoutInput({ run, frame, view, now: doorsFrame({ run, frame }, view), density: densityOf(size), reserved: undefined, beside: undefined, ...size }))
  }))

  it('have names that lie apart, inside of the map', () => {
    for (const { names, map } of layouts) {
      names.forEach(({ box, text }, k) => {
        for (const other of names.slice(k + 1)) expect(overlap(box, other.box), `${text} and ${other.text}`).toBe(false)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.y + box.height).toBeLessThanOrEqual(map.height)
      })
    }
  })

  it('have a card below the map, and everything in it', () => {
    for (const { card: { box, rows, title, heads }, map } of layouts) {
      expect(map.height).toBeLessThanOrEqual(box.y + 0.01)
      for (const row of rows) expect(row.box.y + row.box.height).toBeLessThanOrEqual(size.height + 0.01)
      expect(12 + textWidth(title, 12.5, 600)).toBeLessThanOrEqual(size.width)
      for (const { x, text } of [...heads, ...rows.flatMap(({ cells }) => cells)]) expect(x + textWidth(text, 12, 600), text).toBeLessThanOrEqual(size.width)
    }
  })

  it('draw a way for each user who has had an answer', () => {
    for (const { ways } of layouts) for (const { d, place } of ways) expect([d.startsWith('M') || d === '', place >= 0]).toEqual([true, true])
  })
})
