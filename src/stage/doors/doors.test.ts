/**
 * The map of doors at the sizes of the course: its names lie neither over each other nor over marks, and its card has room for every decision.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/04-one-ip-many-doors/scene'
import { RULES } from '../../cdn/net/bgp/routeLog'
import { runOf } from '../../../tests/support/runOf'
import { doorsFrame } from '../../frame/doorsFrame'
import { frameAt } from '../../frame/frameAt'
import { viewOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import { textWidth } from '../draw/text'
import { indexOf } from '../../reading/traceIndex'
import { positionOf } from '../../trace/position'
import { Kind } from '../../trace/traceKinds'
import { layoutInput } from '../layoutInput'
import { overlap } from '../map/labelCandidates'
import { ownView } from '../ownView'
import { layoutDoors } from './doorsLayout'

const run = runOf(scene)
const SIZES = [{ width: 716, height: 568 }, { width: 600, height: 430 }, { width: 800, height: 376 }, { width: 390, height: 352 }, { width: 320, height: 300 }]
const steps = run.steps.filter(({ index }) => viewOf(scene, index).kind === 'doors')

/** By step: moments at which rules have been asked of a followed request. */
const decisions = new Map(['perth', 'lima', 'nairobi'].map((name) => {
  const request = run.requests.named(name)!
  return [run.requests.step(request), [...indexOf(run).byRequest(request)].filter((i) => run.trace.kind(i) === Kind.Value).map((i) => positionOf(run.trace, i) + 1e-6)]
}))

describe.each(SIZES)('doors in $width × $height', (size) => {
  const layouts = steps.flatMap(({ index, startUs, endUs }) => [...[0.2, 0.4, 0.6, 0.8, 1].map((share) => startUs + Math.min(endUs - startUs - 1, 1_500_000) * share), ...(decisions.get(index) ?? [])].map((position) => {
    const frame = frameAt(run, position)
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
      for (const { cells } of rows) {
        for (const { x, y, text } of cells) {
          const next = cells.find((other) => other.y === y && other.x > x && other.text)
          if (next) expect(x + textWidth(text, 12, 500), `${text} and ${next.text}`).toBeLessThanOrEqual(next.x)
        }
      }
    }
  })

  it('name all rules in their order where a network decides, each in a room of its own', () => {
    const rows = layouts.map(({ card }) => card.rules).filter((rules) => rules.length > 0)
    expect(rows.length).toBeGreaterThan(3)
    for (const rules of rows) {
      expect(rules.map(({ key }) => key)).toEqual(RULES.map(({ compares: [words] }) => words))
      for (const { x, width, text, result } of rules) {
        expect(textWidth(text, 11, 500) + 4, text).toBeLessThanOrEqual(width)
        expect(textWidth(result, 11, 600) + 4, result).toBeLessThanOrEqual(width)
        expect(x + width).toBeLessThanOrEqual(size.width)
      }
    }
    expect(rows.some((rules) => rules.some(({ look }) => look === 'later') && rules.some(({ look }) => look === 'equal'))).toBe(true)
    expect(rows.some((rules) => rules.some(({ look }) => look === 'idle') && rules.some(({ look }) => look === 'struck'))).toBe(true)
  })

  it('show of a city every place at which one of its networks comes out', () => {
    const { index, endUs } = run.steps[0]!
    const frame = frameAt(run, endUs - 1)
    const view = ownView('doors', viewOf(scene, index))
    const now = doorsFrame({ run, frame }, view)
    const mobile = run.nodes.findIndex(({ id }) => id === 'london-mobile-anycast')
    const apart = { ...now, ways: now.ways.map((way) => (way.client === mobile ? { ...way, server: now.places[2]! } : way)) }
    const { users } = layoutDoors(layoutInput({ run, frame, view, now: apart, density: densityOf(size), reserved: undefined, beside: undefined, ...size }))
    expect(users.find(({ name }) => name === 'London')!.places).toEqual([1, 2])
    expect(users.find(({ name }) => name === 'Paris')!.places).toEqual([1])
  })

  it('draw a way for each user who has had an answer', () => {
    for (const { ways } of layouts) for (const { d, place } of ways) expect([d.startsWith('M') || d === '', place >= 0]).toEqual([true, true])
  })
})
