/**
 * The pictures of lives of copies, with twelve caches and with two hundred, in every room: rows stay inside and apart, and names have room.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/10-tiers-and-a-shield/scene'
import { runOf } from '../../../tests/support/runOf'
import { frameAt } from '../../frame/frameAt'
import { livesAt } from '../../frame/livesAt'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { textWidth } from '../draw/text'
import { ownView } from '../ownView'
import { LivesPicture } from './LivesPicture'
import { NAME_SIZE, layoutLives } from './livesLayout'

const ROOMS: readonly (readonly [width: number, height: number, density: Density])[] = [[1000, 600, 'full'], [700, 420, 'medium'], [374, 330, 'small'], [304, 260, 'small']]
const step = scene.steps.findIndex(({ id }) => id === 'ages')

function drawn(pops: number, [width, height, density]: (typeof ROOMS)[number], share: number) {
  const run = runOf(scene, { seed: scene.seed, levers: { pops, parents: pops > 100 ? 13 : 0 }, acts: [] })
  const { startUs, endUs } = run.steps[step]!
  const position = startUs + share * (endUs - startUs - 1)
  const view = ownView('lives', viewOf(scene, step))
  const now = livesAt(run, position, view)
  const frame = frameAt(run, position)
  const layout = layoutLives({ run, frame, view, now, width, height, density, reserved: undefined, beside: undefined, nodes: run.nodes, links: run.links, isActive: () => true })
  return { layout, markup: renderToStaticMarkup(<svg><LivesPicture layout={layout} frame={frame} now={now} actions={{} as never} /></svg>) }
}

describe.each([12, 200])('lives in %d POPs', (pops) => {
  it.each(ROOMS)('stay inside %d by %d', (...room) => {
    const [width, height] = room
    const { layout, markup } = drawn(pops, room, 1)
    const ys = [...layout.grounds.matchAll(/M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)/g)].map(([, y, high]) => [Number(y), Number(y) + Number(high)] as const)
    expect(Math.max(...ys.map(([, bottom]) => bottom))).toBeLessThanOrEqual(layout.plot.y + layout.plot.height + 0.5)
    for (const [k, [top]] of ys.entries()) if (k > 0) expect(top).toBeGreaterThan(ys[k - 1]![0])
    for (const { text } of layout.names) expect(textWidth(text, NAME_SIZE)).toBeLessThanOrEqual(layout.plot.x)
    for (const [k, { y }] of layout.names.entries()) if (k > 0) expect(y - layout.names[k - 1]!.y).toBeGreaterThanOrEqual(12)
    for (const { x, text } of layout.legend) expect(x + textWidth(text, 12) + 17).toBeLessThanOrEqual(width)
    expect(layout.strip.y + layout.strip.height).toBeLessThan(height)
    expect(layout.names.length > 0).toBe(pops === 12 || layout.names.length >= 1)
    expect(markup).not.toMatch(/NaN|Infinity|undefined/)
  })
})
