/**
 * The pictures of crowds in all scenes, and of crowds of one to five hundred: what is drawn stays inside, words have room, and bars are few
 * elements however many they are.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { SCENES } from '../../../tests/scenes/scenes'
import { readRun } from '../../../tests/support/readRun'
import { runOf } from '../../../tests/support/runOf'
import type { ViewOf } from '../../cdn/topology'
import { crowdAt } from '../../frame/crowdAt'
import { frameAt } from '../../frame/frameAt'
import type { Reading } from '../../reading/reading'
import { viewOf } from '../../scene/viewOf'
import { StageStill } from '../StageStill'
import { densityOf } from '../draw/density'
import { textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { loadView } from '../views'
import { type CrowdLayout, layoutCrowd } from './crowdLayout'
import { LABEL_SIZE } from './crowdLegend'

const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 358, height: 300 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const isCrowd = (view: { kind: string }): view is ViewOf<'crowd'> => view.kind === 'crowd'
const CROWDED = SCENES.filter(({ scene }) => scene.steps.some((_, step) => isCrowd(viewOf(scene, step))))

/** Where the switch to the table lies over the picture. */
const SWITCH = { x: 0, y: 0, width: 96, height: 46 }

function layoutAt(run: Reading, position: number, size: { width: number; height: number }): CrowdLayout | undefined {
  const frame = frameAt(run, position)
  const view = viewOf(run.scene, frame.step)
  if (!isCrowd(view)) return undefined
  return layoutCrowd(layoutInput({ run, frame, view, now: crowdAt(run, position, view), beside: undefined, ...size, density: densityOf(size), reserved: SWITCH }))
}

/** The middle and the end of each step. */
const moments = (run: Reading): number[] => run.steps.flatMap(({ startUs, endUs }) => [(startUs + endUs) / 2, endUs - 1])

function expectInside(layout: CrowdLayout, { width, height }: { width: number; height: number }): void {
  const { plot, strip, rows, nowX, bars, legend, figures, notes, outlines } = layout
  expect(plot.height).toBeGreaterThan(40)
  expect(strip.y + strip.height).toBeLessThan(height)
  expect(nowX).toBeLessThanOrEqual(plot.x + plot.width + 0.01)
  for (const { x, y } of bars.ends) expect(x >= plot.x - 1 && x <= width && y >= plot.y && y <= plot.y + plot.height + 0.01).toBe(true)
  for (const { box } of bars.targets) expect(box.y + box.height).toBeLessThanOrEqual(plot.y + plot.height + Math.max(3, rows.height) + 0.01)
  const last = legend.at(-1)
  if (last) expect(last.x + last.width).toBeLessThanOrEqual(width)
  const first = figures[0]!
  const left = width - 14 - first.right - first.valueWidth - 5 - textWidth(first.label, LABEL_SIZE)
  expect(left).toBeGreaterThan(layout.figuresY - 13 < SWITCH.height ? SWITCH.width : 0)
  for (const { box } of layout.actors) expect(box.x > SWITCH.width && box.x + box.width <= width).toBe(true)
  for (const { textX, text, anchor } of notes) expect(anchor === 'end' ? textX - textWidth(text, LABEL_SIZE, 600) : width - textX - textWidth(text, LABEL_SIZE, 600)).toBeGreaterThanOrEqual(0)
  for (const { textX, name, anchor } of outlines) expect(anchor === 'end' ? textX - textWidth(name, LABEL_SIZE) : width - textX - textWidth(name, LABEL_SIZE)).toBeGreaterThanOrEqual(0)
}

describe.each(CROWDED)('the crowds of $folder', ({ scene }) => {
  beforeAll(() => loadView('crowd'))

  it.each(SIZES)('have room at $width x $height', (size) => {
    const run = runOf(scene)
    const layouts = moments(run).flatMap((position) => layoutAt(run, position, size) ?? [])
    expect(layouts.length).toBeGreaterThan(0)
    for (const layout of layouts) expectInside(layout, size)
  })

  // Where a lever says how many they are.
  it.runIf('crowd' in scene.levers).each([1, 7, 120, 500])('have room for a crowd of %s', (crowd) => {
    const run = readRun(scene, { seed: scene.seed, levers: { crowd }, acts: [] })
    for (const size of SIZES) for (const position of moments(run).slice(0, 4)) expectInside(layoutAt(run, position, size)!, size)
    const position = run.steps[0]!.endUs - 1
    const markup = renderToStaticMarkup(<StageStill run={run} frame={frameAt(run, position)} {...SIZES[2]!} />)
    expect(markup.match(/<(path|rect|g|line)/g)!.length).toBeLessThan(100 + Math.min(crowd, 150) * 3)
  })
})
