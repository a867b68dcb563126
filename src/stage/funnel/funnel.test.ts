/**
 * Names in a funnel: those of parents stand apart whatever they have been asked, and inside the picture, in every room; where there is none for a
 * name it is left out.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/10-tiers-and-a-shield/scene'
import { runOf } from '../../../tests/support/runOf'
import { frameAt } from '../../frame/frameAt'
import { funnelAt } from '../../frame/funnelAt'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { textWidth } from '../draw/text'
import { ownView } from '../ownView'
import { NAME_SIZE, layoutFunnel } from './funnelLayout'

const ROOMS: readonly (readonly [width: number, height: number, density: Density, named: number])[] = [[1000, 600, 'full', 10], [800, 390, 'medium', 10], [390, 330, 'small', 10], [320, 300, 'small', 7], [320, 200, 'small', 0]]

describe('names of parents', () => {
  it.each(ROOMS)('have room in %d by %d', (width, height, density, named) => {
    const run = runOf(scene)
    const step = run.steps.findIndex(({ id }) => id === 'two-hundred')
    const view = ownView('funnel', viewOf(scene, step))
    const position = run.steps[step]!.endUs - 1
    const [now, frame] = [funnelAt(run, position, view), frameAt(run, position)]
    const isActive = (link: (typeof run.links)[number]): boolean => scene.topology.links[link.index]!.when?.(frame.levers) ?? true
    const { behind, body } = layoutFunnel({ run, frame, view, now, width, height, density, reserved: undefined, beside: undefined, nodes: run.nodes, links: run.links, isActive })
    expect(behind.length).toBeGreaterThanOrEqual(named)
    const sorted = behind.toSorted((a, b) => a.y - b.y)
    for (const [k, { text, x, y }] of sorted.entries()) {
      expect(x + textWidth(text, NAME_SIZE), text).toBeLessThanOrEqual(width - 8)
      expect(y, text).toBeGreaterThan(body.y)
      expect(y, text).toBeLessThanOrEqual(body.y + body.height)
      if (k > 0) expect(y - sorted[k - 1]!.y, text).toBeGreaterThanOrEqual(12)
    }
  })
})

describe('what a tier has answered', () => {
  it('is never what is still under way', () => {
    const run = runOf(scene)
    for (const [step, { id, startUs, endUs }] of run.steps.entries()) {
      const view = viewOf(scene, step)
      if (view.kind !== 'funnel') continue
      for (let share = 0.02; share < 1; share += 0.07) {
        const now = funnelAt(run, startUs + (endUs - startUs) * share, view)
        for (const { one, isOrigin, arrived, passed, answered } of now.tiers) {
          expect(answered + (isOrigin ? 0 : passed), `${id} at ${share}: ${one}`).toBeLessThanOrEqual(arrived)
          // A shield that does not coalesce has answered nobody from its first request to its last.
          if (id === 'shield' && one === 'shield') expect(answered, `at ${share}`).toBe(0)
        }
      }
    }
  })
})
