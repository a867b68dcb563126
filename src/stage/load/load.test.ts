/** The picture of a load at the sizes that it has on pages: plots inside, apart, and with words; and its curve. */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../tests/course/96-load-in-small/scene'
import { runOf } from '../../../tests/support/runOf'
import type { ViewOf } from '../../cdn/topology'
import { frameAt } from '../../frame/frameAt'
import { loadAt } from '../../frame/loadAt'
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { TEXT_SIZE, layoutLoad } from './loadLayout'
import { binTargets, shapesOf } from './loadShapes'
import { beforeOf } from './loadWays'
import { loadSentence, nowTexts } from './loadWords'

const run = runOf(scene)
const view = scene.topology.view as ViewOf<'load'>
const reserved = { x: 0, y: 0, width: 96, height: 46 }
const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const endOf = (id: string): number => run.steps[scene.steps.findIndex((step) => step.id === id)]!.endUs - 1

function laid(size: (typeof SIZES)[number], position = endOf('breaker')) {
  const now = loadAt(run, position, view)
  return { now, layout: layoutLoad(layoutInput({ run, frame: frameAt(run, position), view, now, beside: undefined, ...size, density: densityOf(size), reserved })) }
}
const inside = ({ x, y, width, height }: Box, size: { readonly width: number; readonly height: number }): boolean => x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height
const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

describe.each(SIZES)('at $width x $height', (size) => {
  const { now, layout } = laid(size)

  it('has both plots and the breakers inside, apart, and of a size that can be read', () => {
    const boxes = [layout.curve, layout.series, ...layout.rows.map(({ box }) => box)]
    expect(boxes.filter((box) => !inside(box, size))).toEqual([])
    expect(boxes.flatMap((a, k) => boxes.slice(k + 1).filter((b) => !apart(a, b)))).toEqual([])
    expect(Math.min(layout.curve.height, layout.series.height)).toBeGreaterThanOrEqual(36)
    expect(layout.curve.y).toBeGreaterThan(reserved.height)
    expect(layout.legend.length).toBe(size.height < 270 ? 1 : 3)
    expect(layout.ticks.length).toBeGreaterThan(0)
    expect(layout.xTicks.length).toBeGreaterThan(0)
    for (const { x, text } of layout.curveHead.parts) expect(x + 15 + textWidth(text, TEXT_SIZE)).toBeLessThanOrEqual(layout.curve.x + layout.curve.width)
    expect(layout.curveHead.parts.length).toBe(size.height < 270 ? 0 : 2)
  })

  it('has a place to press for every second in which something ended', () => {
    const targets = binTargets(now, layout)
    expect(targets.length).toBe(now.bins.filter(({ request }) => request >= 0).length)
    expect(targets.filter(({ box }) => !inside(box, size))).toEqual([])
  })
})

describe('the curve', () => {
  const bin = (offered: number, answered: number): LoadBin => ({ offered, answered, origin: offered, request: -1 })
  const { layout } = laid(SIZES[0]!)
  const frame = (bins: readonly LoadBin[]): LoadFrame => ({ binMs: 1000, lengthMs: 10_000, nowMs: bins.length * 1000, bins, loaded: bins.length, latest: bins.at(-1) ?? bin(0, 0), isOver: false, mostOffered: 100, mostLoad: 100, most: 100, capacity: 50, inside: 3, breakers: [] })
  const points = (d: string): number => d.split(/[ML]/).filter(Boolean).length

  it('turns where the load was highest', () => {
    const { up, top, down } = shapesOf(frame([bin(10, 10), bin(60, 50), bin(100, 50), bin(98, 20), bin(10, 0)]), layout)
    expect([points(up), points(top), points(down)]).toEqual([3, 2, 3])
  })

  it('has nothing to come down on while it goes up', () => {
    const { up, down } = shapesOf(frame([bin(10, 10), bin(60, 50)]), layout)
    expect([points(up), down]).toEqual([2, ''])
    expect(shapesOf(frame([]), layout)).toMatchObject({ up: '', top: '', down: '', answered: '', before: null })
  })

  it('shows on the way back what was answered of as much before', () => {
    const back = frame([bin(10, 10), bin(11, 11), bin(100, 50), bin(100, 20), bin(30, 2), bin(10, 0)])
    expect(shapesOf(back, layout).before?.answered).toBe(10)
    expect(nowTexts(back, 10)).toEqual({ now: 'now: 0', before: 'same load before: 10' })
    expect(nowTexts({ ...back, latest: bin(10, 10) }, 10)).toEqual({ now: 'now 10, as before', before: '' })
    expect(loadSentence(back)).toContain('Of as much 10 were answered on the way up.')
    expect(beforeOf({ ...back, latest: bin(60, 0) })).toBeNull()
    expect(beforeOf(frame([bin(10, 10), bin(100, 50)]))).toBeNull()
  })

  it('ends with the load, whatever is still answered after it', () => {
    const over = { ...frame([bin(10, 10), bin(100, 50), bin(10, 0), bin(0, 9)]), loaded: 3, latest: bin(10, 0), isOver: true }
    expect(points(shapesOf(over, layout).down)).toBe(3)
    expect(loadSentence(over)).toContain('In the last second of the load: 10 offered, 0 answered.')
  })

  it('is told in words', () => {
    expect(loadSentence({ ...frame([bin(10, 8)]), breakers: [{ node: 1, name: 'POP', spans: [{ fromMs: 0, toMs: 9, state: 'half-open' }] }] })).toBe('Offered load against answered load. In the last second: 10 offered, 8 answered. 3 requests at the origin. The breaker of POP is half-open.')
  })
})
