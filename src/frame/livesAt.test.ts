/**
 * Lives of copies in the scene that draws them: bars are what its caches held, content is as old as what it came from, and nothing is known
 * before it happens but when a copy ends.
 */
import { describe, expect, it } from 'vitest'
import { runOf } from '../../tests/support/runOf'
import { scene } from '../../scenes/10-tiers-and-a-shield/scene'
import { RunReport } from '../reading/report'
import { viewOf } from '../scene/viewOf'
import { ownView } from '../stage/ownView'
import { livesAt } from './livesAt'
import type { LivesFrame } from './livesFrame'

const run = runOf(scene)
const report = new RunReport(run)
const stepOf = (id: string) => run.steps.findIndex((one) => one.id === id)

/** A share of the way through a step. */
function at(id: string, share: number): LivesFrame {
  const { startUs, endUs } = run.steps[stepOf(id)]!
  return livesAt(run, startUs + share * (endUs - startUs - 1), ownView('lives', viewOf(scene, stepOf(id))))
}

describe('lives of copies', () => {
  it('that came together end together, and are all there from the beginning', () => {
    for (const share of [0.01, 0.5, 1]) {
      const { rows, askedMs } = at('one-clock', share)
      expect(rows).toHaveLength(12)
      expect(new Set(rows.map(({ spans }) => spans.map(({ fromMs, endMs }) => `${fromMs} ${endMs}`).join()))).toEqual(new Set(['0 3000']))
      expect(askedMs).toEqual([])
    }
  })

  it('grow with the playhead: a copy that is taken away ends there, and no other bar changes', () => {
    const whole = at('ages', 1)
    for (let share = 0.02; share < 1; share += 0.07) {
      const now = at('ages', share)
      now.rows.forEach(({ spans, name }, r) => spans.forEach((span, k) => {
        const later = whole.rows[r]!.spans[k]!
        expect(span.fromMs, name).toBe(later.fromMs)
        expect(later.endMs === span.endMs || (later.endMs < span.endMs && later.endMs >= now.nowMs), name).toBe(true)
      }))
      expect(now.lengthMs).toBe(whole.lengthMs)
    }
    expect(whole.askedMs).toHaveLength(report.origin('ages').requests)
  })

  it('show content that is too old where Age is forgotten, from when its source has ended', () => {
    const { rows } = at('ages', 1)
    const [seoul, shield] = ['Seoul', 'Shield'].map((name) => rows.find((row) => row.name === name)!)
    const [first, , second] = seoul!.spans
    expect(first!.oldFromMs).toBe(first!.endMs)
    expect(second!.endMs - second!.oldFromMs).toBeGreaterThan(10_000)
    // The origin sent it one millisecond before the shield had it.
    expect(Math.abs(second!.oldFromMs - shield!.spans[2]!.endMs)).toBeLessThan(1_000)
  })

  it('name the request that fetched a copy, if one did', () => {
    expect(at('one-clock', 1).rows.flatMap(({ spans }) => spans.map(({ request }) => request))).toEqual(Array.from({ length: 12 }, () => -1))
    const fetched = at('ages', 1).rows.find(({ name }) => name === 'Seoul')!.spans.map(({ request }) => report.requests[request]!)
    expect(fetched.map(({ client, outcome }) => [client, outcome])).toEqual(Array.from({ length: fetched.length }, () => ['users-seoul', 'miss']))
  })

  it('leave out caches that take no part', () => {
    const other = runOf(scene, { seed: scene.seed, levers: { shield: false, parents: 2, pops: 16 }, acts: [] })
    const step = stepOf('ages')
    const { rows } = livesAt(other, other.steps[step]!.endUs - 1, ownView('lives', viewOf(scene, step)))
    expect(rows.map(({ kind }) => kind)).toEqual([...Array.from({ length: 16 }, () => 'edge'), 'parent', 'parent'])
  })
})
