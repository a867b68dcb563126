/** Who fetches and who waits for whom at a cache, read at any moment. */
import { describe, expect, it } from 'vitest'
import { NEAR_MS as NEAR, THINK_MS, TRIP_MS as FETCH, herdScene } from '../../tests/support/herdScene'
import { readRun } from '../../tests/support/readRun'
import { runOf } from '../../tests/support/runOf'
import { scene as everyPart } from '../../tests/course/99-every-part/scene'
import type { LeverValues } from '../cdn/levers'
import { createQueueBuffer, queuesAt } from '../frame/queues'
import type { DoorHistory } from './doorHistory'
import { countAt } from '../trace/position'
import { doorAt } from './doorAt'
import type { Reading } from './reading'
import { RunReport } from './report'
import { simReport } from './simReport'

const EDGE = 1

const herd = (levers: LeverValues): Reading => readRun(herdScene, { seed: 1, levers, acts: [] })
const at = (run: Reading, ms: number): DoorHistory => doorAt(run, EDGE, 0, ms * 1000)
/** When each had its answer, since all asked at 0 (ms). */
const ends = (run: Reading): (number | null)[] => at(run, Infinity).rows.map(({ toMs }) => toMs)
const many = <T>(n: number, what: T): T[] => Array.from({ length: n }, () => what)

describe('the bars of a crowd', () => {
  it('fan out where nobody coalesces and the origin has room for some', () => {
    const rounds = ends(herd({ coalescing: 'off', crowd: 20, room: 8 })).map((ms) => (ms! - 2 * NEAR - 100) / THINK_MS)
    expect(rounds).toEqual([...many(8, 1), ...many(8, 2), ...many(4, 3)])
  })

  it('stand on one line where one fetches for all', () => {
    expect(ends(herd({ crowd: 20 }))).toEqual(many(20, 2 * NEAR + FETCH))
  })

  it('are a staircase where answers go one by one', () => {
    expect(ends(herd({ crowd: 20, shared: false }))).toEqual(Array.from({ length: 20 }, (_, i) => 2 * NEAR + (i + 1) * FETCH))
  })

  it('are steps and then a line where it is remembered that answers cannot be shared', () => {
    expect(ends(herd({ coalescing: 'varnish', crowd: 20, shared: false }))).toEqual([1, ...many(9, 2), ...many(10, 3)].map((n) => 2 * NEAR + n * FETCH))
  })

  it('end at a wall where the patience of those that wait does', () => {
    const times = ends(herd({ coalescing: 'nginx', crowd: 40, shared: false }))
    expect(times.filter((ms) => ms === 2 * NEAR + 5000 + FETCH)).toHaveLength(40 - 10)
  })
})

describe('coalescing', () => {
  const p95 = (levers: LeverValues): number => new RunReport(herd(levers)).p95()

  it('shortens the wait where the crowd is larger than the origin’s room, and changes nothing below', () => {
    for (const [crowd, room] of [[5, 8], [8, 8], [9, 8], [50, 8], [100, 1]] as const) {
      const [without, with_] = [p95({ coalescing: 'off', crowd, room }), p95({ coalescing: 'naive', crowd, room })]
      expect(with_).toBe(2 * NEAR + FETCH)
      expect(without).toBe(2 * NEAR + 100 + Math.ceil(Math.ceil(crowd * 0.95) / room) * THINK_MS)
    }
  })
})

describe('what happened at a door', () => {
  it('is that one leads and the others wait for it, and from the answer on that they had it', () => {
    const run = herd({ crowd: 3 })
    const [first, second] = at(run, 200).rows
    expect(first).toMatchObject({ fromMs: 0, toMs: null, status: null, parts: [{ kind: 'fetches', fromMs: NEAR, toMs: null, leads: true }] })
    expect(second).toMatchObject({ toMs: null, outcome: null, parts: [{ kind: 'waits', fromMs: NEAR, toMs: null, for: first!.request, end: null }] })
    expect(at(run, NEAR + FETCH).rows.map(({ parts }) => parts)).toEqual([
      [{ kind: 'fetches', fromMs: NEAR, toMs: NEAR + FETCH, leads: true }],
      ...many(2, [{ kind: 'waits', fromMs: NEAR, toMs: NEAR + FETCH, for: first!.request, end: 'answered' }]),
    ])
    expect(at(run, Infinity).rows.map(({ outcome, status }) => [outcome, status])).toEqual([['miss', 200], ['hit', 200], ['hit', 200]])
  })

  it('is that the baton passes, and those that wait wait for the next', () => {
    const run = herd({ crowd: 4, shared: false })
    expect(at(run, Infinity).batons).toEqual([1, 2, 3].map((n) => ({ atMs: NEAR + n * FETCH, from: n - 1, to: n })))
    const { rows, batons } = at(run, NEAR + 2.5 * FETCH)
    expect(batons).toHaveLength(2)
    expect(rows[3]!.parts).toEqual([{ kind: 'waits', fromMs: NEAR, toMs: null, for: 2, end: null }])
    expect(rows[2]!.parts).toEqual([
      { kind: 'waits', fromMs: NEAR, toMs: NEAR + 2 * FETCH, for: 1, end: 'baton' },
      { kind: 'fetches', fromMs: NEAR + 2 * FETCH, toMs: null, leads: true },
    ])
  })

  it('is that it is remembered that answers cannot be shared', () => {
    const run = herd({ coalescing: 'varnish', crowd: 3, shared: false })
    expect(at(run, NEAR + FETCH - 1).hitForMiss).toEqual([])
    expect(at(run, NEAR + FETCH).hitForMiss).toEqual([{ atMs: NEAR + FETCH, key: 'GET /page', forMs: 120_000 }])
    expect(at(run, Infinity).rows[2]!.parts).toMatchObject([{ kind: 'waits', end: 'unshared' }, { kind: 'fetches', leads: false }])
  })

  it('ends for one whose user goes, who has no status', () => {
    // The second leads from 410 ms on, when all have 90 ms of patience left: then the turn runs through them.
    const [, second, third] = at(herd({ crowd: 3, shared: false, patience: 500 }), Infinity).rows
    expect(second).toMatchObject({ status: null, toMs: 500, outcome: 'unanswered', parts: [{ end: 'baton', toMs: NEAR + FETCH }, { kind: 'fetches', toMs: 500 }] })
    expect(third).toMatchObject({ status: null, toMs: 500, parts: [{ kind: 'waits', toMs: 500, end: 'baton' }, { kind: 'fetches', fromMs: 500, toMs: 500 }] })
  })

  it('grows with the playhead: what has ended stays as it is, and nothing is known before it happens', () => {
    for (const coalescing of ['naive', 'varnish', 'nginx']) {
      const run = herd({ coalescing, crowd: 12, shared: false, room: 3 })
      const whole = at(run, Infinity)
      for (let ms = 0; ms <= 7000; ms += 61) {
        const now = at(run, ms)
        now.rows.forEach((row, k) => {
          const later = whole.rows[k]!
          expect(row).toMatchObject({ request: later.request, fromMs: later.fromMs, toMs: later.toMs! <= ms ? later.toMs : null })
          expect(row.parts).toEqual(later.parts.filter(({ fromMs }) => fromMs <= ms).map((part) => (part.toMs! <= ms ? part : row.parts.find(({ fromMs }) => fromMs === part.fromMs))))
          expect(row.parts.filter(({ toMs }) => toMs === null).length).toBeLessThanOrEqual(1)
        })
        expect(now.batons).toEqual(whole.batons.filter(({ atMs }) => atMs <= ms))
      }
    }
  })

  it('is in the report of a run, for each cache and step where somebody waited', () => {
    const { doors } = simReport(runOf(everyPart))
    expect(doors.map(({ node, step }) => `${node} ${step}`)).toEqual(['edge herd'])
    const { rows, batons } = doors[0]!
    expect(rows.map(({ parts }) => parts.map(({ kind }) => kind).join(' '))).toEqual(['fetches', 'waits fetches', ...many(4, 'waits')])
    expect(batons).toMatchObject([{ from: rows[0]!.request, to: rows[1]!.request }])
  })
})

describe('who waits at a door', () => {
  it('stands on the link that it came by, one behind the other', () => {
    const run = herd({ crowd: 5 })
    const waitingAt = (ms: number): number[] => {
      const out = createQueueBuffer(2)
      queuesAt(run, countAt(run.trace, ms * 1000), ms * 1000, out)
      return [...out.places.subarray(0, out.length)]
    }
    expect([waitingAt(NEAR - 1), waitingAt(200), waitingAt(NEAR + FETCH)]).toEqual([[], [0, 1, 2, 3], []])
  })
})
