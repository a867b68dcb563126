/**
 * Health checks: what is held of a server follows from the answers of its checkers, and how late it comes from interval and threshold.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anycastPlayed, recordsOf } from '../../../tests/support/anycast'
import { Kind } from '../../trace/traceKinds'
import type { Fault } from '../fault'
import { watchProblems } from '../nodes/watch'
import type { World } from '../world'
import { type CityId, roundTripMs } from './places'

const S = 1000
const CHECKERS: readonly CityId[] = ['ashburn', 'frankfurt', 'tokyo', 'sydney', 'london', 'dallas', 'mumbai', 'paris', 'madrid', 'osaka', 'seoul', 'dubai', 'toronto', 'lima', 'perth', 'nairobi']

/** Records about Frankfurt of who answers names by place: when, and column b. */
function seen(world: World, kind: Kind): (readonly [atMs: number, b: number])[] {
  const of = (id: string): number => world.node(id).index
  const { trace } = world
  return recordsOf(world, kind).filter((i) => trace.node(i) === of('names') && trace.a(i) === of('pop-frankfurt')).map((i) => [trace.timeUs(i) / 1000, trace.b(i)])
}

/** What is held after each answer, from the answers alone: a checker turns after so many in a row, and more than 18 % must say well. */
function naiveVerdicts(answers: readonly (readonly [atMs: number, b: number])[], checkers: number, threshold: number): (readonly [atMs: number, b: number])[] {
  const [views, history] = [Array.from({ length: checkers }, () => true), Array.from({ length: checkers }, (): boolean[] => [])]
  let held = true
  return answers.flatMap(([atMs, b]) => {
    const [checker, well] = [b >> 1, b % 2 === 1]
    history[checker]!.push(well)
    const last = history[checker]!.slice(-threshold)
    if (last.length === threshold && last.every((one) => one === well)) views[checker] = well
    const now = views.filter(Boolean).length / checkers > 0.18
    if (now === held) return []
    held = now
    return [[atMs, Number(now)] as const]
  })
}

describe('a health check', () => {
  it('holds of a server what a naive reading of its answers holds, and notices in time: property', () => {
    const spec = fc.record({ intervalMs: fc.integer({ min: 1500, max: 10_000 }), threshold: fc.integer({ min: 1, max: 4 }), checkers: fc.integer({ min: 1, max: 16 }), seed: fc.nat({ max: 1000 }), killMs: fc.integer({ min: 1, max: 20 * S }), silent: fc.boolean(), forMs: fc.integer({ min: 1, max: 60 * S }) })
    fc.assert(fc.property(spec, ({ intervalMs, threshold, checkers, seed, killMs, silent, forMs }) => {
      const cities = CHECKERS.slice(0, checkers)
      const world = anycastPlayed({ users: [], seed, check: { intervalMs, threshold }, checkers: cities, events: [[killMs, 'frankfurt', { kind: 'down', silent }], [killMs + forMs, 'frankfurt', null]], untilMs: 150 * S })
      const verdicts = seen(world, Kind.Verdict)
      expect(verdicts).toEqual(naiveVerdicts(seen(world, Kind.Check), checkers, threshold))
      const [noticed] = verdicts
      // The whole row of checks, and what the last of them takes; not one check earlier.
      const slowest = Math.max(...cities.map((city) => roundTripMs(city, 'frankfurt')))
      if (forMs > threshold * intervalMs + slowest) expect(noticed![0] - killMs).toBeLessThanOrEqual(threshold * intervalMs + 1000 + slowest)
      if (noticed) expect(noticed[0] - killMs).toBeGreaterThan((threshold - 1) * intervalMs)
      expect(verdicts.length % 2, 'at the end it counts as healthy again').toBe(0)
    }), { numRuns: 60 })
  })

  it('goes by its interval, and every checker by a beginning of its own', () => {
    const checks = seen(anycastPlayed({ users: [], check: { intervalMs: 10 * S, threshold: 3 }, checkers: CHECKERS.slice(0, 3), untilMs: 100 * S }), Kind.Check)
    for (const checker of [0, 1, 2]) {
      const own = checks.filter(([, b]) => b >> 1 === checker).map(([atMs]) => atMs)
      expect(own).toHaveLength(10)
      for (const [k, atMs] of own.entries()) expect(Math.round((atMs - own[0]!) * 1000)).toBe(k * 10 * S * 1000)
    }
    expect(new Set(checks.map(([atMs]) => Math.floor(atMs) % (10 * S))).size).toBe(3)
  })

  it.each<readonly [string, Fault, boolean]>([
    ['down', { kind: 'down' }, false], ['down in silence', { kind: 'down', silent: true }, false], ['drained', { kind: 'drained' }, false], ['full', { kind: 'full' }, false],
    ['a little slow', { kind: 'slow', extraMs: 100 }, true], ['slower than a checker waits', { kind: 'slow', extraMs: 1000 }, false],
  ])('of a server that is %s', (_, fault, isWell) => {
    const world = anycastPlayed({ users: [], check: { intervalMs: 2 * S, threshold: 2 }, checkers: ['london'], events: [[5 * S, 'frankfurt', fault]], untilMs: 20 * S })
    expect(seen(world, Kind.Verdict).map(([, b]) => b)).toEqual(isWell ? [] : [0])
  })

  it('needs somebody who checks, now and then', () => {
    expect(watchProblems('names', { check: { intervalMs: 0, threshold: 1.5 }, checkers: [], healthyAbove: 1 })).toEqual([
      '"names" checks its servers from nowhere: name the cities of its checkers',
      '"names" takes a server for healthy above a share of 1; give one from 0 on and below 1',
      '"names" checks every 0 ms and believes 1.5 answers in a row; both must be above 0, and the second whole',
    ])
  })
})
