/**
 * The pictures of a split and of limits at the sizes that they have on pages: what is drawn stays inside, words have room, dots are few
 * elements however many users there are, and what each dot is told to be is what the run's rule says.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/97-code-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import type { LeverValues } from '../cdn/levers'
import type { View, ViewOf } from '../cdn/topology'
import { bucketsAt } from '../frame/bucketsAt'
import { frameAt } from '../frame/frameAt'
import { splitAt } from '../frame/splitAt'
import type { Reading } from '../reading/reading'
import { StageStill } from './StageStill'
import { layoutBuckets } from './buckets/bucketsLayout'
import { densityOf } from './draw/density'
import type { Box } from './draw/geometry'
import { layoutInput } from './layoutInput'
import { layoutSplit } from './split/splitLayout'
import { loadView } from './views'

beforeAll(async () => {
  await scene.needs!()
  await Promise.all([loadView('split'), loadView('buckets')])
})

const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
/** Where the switch to the table lies over the picture. */
const reserved = { x: 0, y: 0, width: 96, height: 46 }
const runWith = (levers: LeverValues): Reading => readRun(scene, { seed: scene.seed, levers, acts: [] })
const stepOf = (id: string): number => scene.steps.findIndex((step) => step.id === id)
const viewOfStep = <K extends View['kind']>(id: string): ViewOf<K> => scene.steps[stepOf(id)]!.view as ViewOf<K>
const endOf = (run: Reading, id: string): number => run.steps[stepOf(id)]!.endUs - 1

const inside = ({ x, y, width, height }: Box, size: { readonly width: number; readonly height: number }): boolean => x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height
const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

function splitLayoutOf(run: Reading, size: (typeof SIZES)[number], users: number) {
  const position = endOf(run, 'split')
  const view = { ...viewOfStep<'split'>('split'), users }
  const now = splitAt(run, position, view)
  return { now, layout: layoutSplit(layoutInput({ run, frame: frameAt(run, position), view, now, beside: undefined, ...size, density: densityOf(size), reserved })) }
}

describe.each(SIZES)('at $width x $height', (size) => {
  it.each([1, 150, 2000, 10_000])('dots of %s users have room', (users) => {
    const { layout: { grid, profile, readout, legendY, gridTitle, head } } = splitLayoutOf(runWith({}), size, users)
    expect(inside(grid, size) && inside(profile, size) && apart(grid, profile)).toBe(true)
    expect(grid.height).toBeGreaterThan(users > 100 ? 60 : 5)
    expect(readout.y).toBeGreaterThan(profile.bottom)
    expect(legendY).toBeLessThanOrEqual(size.height - 3)
    expect(head.y).toBeGreaterThan(reserved.height)
    if (users > 1) expect(gridTitle).not.toBe('')
  })

  it.each([1, 2, 5, 12])('%s buckets have room, and their words', (count) => {
    const run = runWith({})
    const position = run.steps[stepOf('flood')]!.startUs + 700_000
    const view = { ...viewOfStep<'buckets'>('flood'), edges: viewOfStep<'buckets'>('flood').edges.slice(0, count) }
    const { cells, strip } = layoutBuckets(layoutInput({ run, frame: frameAt(run, position), view, now: bucketsAt(run, position, view), beside: undefined, ...size, density: densityOf(size), reserved }))
    expect(cells).toHaveLength(count)
    for (const [k, { box, bucket, name, textYs, textRoom }] of cells.entries()) {
      expect(inside(box, size) && inside(bucket, size) && bucket.height > 12 && name !== '').toBe(true)
      expect(textYs[2]).toBeLessThanOrEqual(box.y + box.height + 1)
      expect(textRoom).toBeGreaterThan(34)
      expect(apart(box, reserved)).toBe(true)
      if (strip) expect(box.y + box.height).toBeLessThan(strip.y - 20)
      for (const other of cells.slice(k + 1)) expect(apart(box, other.box)).toBe(true)
    }
  })
})

/** Users of each row from a dashed line a stretch: "M3 0.5h2". */
function usersOf(path: string, row: number): number[] {
  return [...path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)].flatMap(([, x, y, length]) => Array.from({ length: Number(length) }, (_, k) => Number(y) * row + Number(x) + k))
}

describe('the dots', () => {
  it.each(['fnv1a mod', 'fnv1a top', 'sum'])('of B are those whom the rule gives B, by %s', (hash) => {
    const { now, layout } = splitLayoutOf(runWith({ hash }), SIZES[0]!, 10_000)
    const wanted = [...now.places.keys()].filter((user) => now.places[user]! < now.split!.percent)
    expect(usersOf(layout.dots.b, now.row)).toEqual(wanted)
    expect(usersOf(layout.dots.a, now.row)).toHaveLength(10_000)
  })

  it('are two paths', () => {
    const run = runWith({})
    const markup = renderToStaticMarkup(<StageStill run={run} frame={frameAt(run, endOf(run, 'split'))} width={717} height={567} />)
    expect(markup.match(/<(path|rect|g|line|circle)/g)!.length).toBeLessThan(60)
  })
})
