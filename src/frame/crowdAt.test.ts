/**
 * A crowd as bars: what they do is what the run has done, moment by moment, and nothing is known before it happens.
 */
import { describe, expect, it } from 'vitest'
import { NEAR_MS, THINK_MS, TRIP_MS, herdScene } from '../../tests/support/herdScene'
import { readRun } from '../../tests/support/readRun'
import { runOf } from '../../tests/support/runOf'
import { scene as thunderingHerd } from '../../scenes/09-the-thundering-herd/scene'
import type { LeverValues } from '../cdn/levers'
import type { ViewOf } from '../cdn/topology'
import { RunReport } from '../reading/report'
import { indexOf } from '../reading/traceIndex'
import { viewOf } from '../scene/viewOf'
import { crowdAt } from './crowdAt'
import type { CrowdBar, CrowdFrame } from './crowdFrame'

const VIEW: ViewOf<'crowd'> = { kind: 'crowd', edge: 'edge' }
const herd = (levers: LeverValues) => readRun(herdScene, { seed: 1, levers, acts: [] })
const at = (levers: LeverValues, ms: number): CrowdFrame => crowdAt(herd(levers), ms * 1000, VIEW)
const doings = ({ parts }: CrowdBar): string => parts.map(({ doing, fromMs, toMs }) => `${doing} ${fromMs}-${toMs}`).join(', ')
/** Half a trip over the long link. */
const HALF = (TRIP_MS - THINK_MS) / 2

describe('the bars of a crowd', () => {
  it('are on the way, worked on and on the way back; the others wait at the door for them', () => {
    const { bars } = at({ crowd: 3 }, Infinity)
    const back = NEAR_MS + TRIP_MS
    expect(bars.map(doings)).toEqual([
      `way ${NEAR_MS}-${NEAR_MS + HALF}, work ${NEAR_MS + HALF}-${NEAR_MS + HALF + THINK_MS}, way ${NEAR_MS + HALF + THINK_MS}-${back}`,
      `door ${NEAR_MS}-${back}`,
      `door ${NEAR_MS}-${back}`,
    ])
    expect(bars.map(({ led, failed, outcome }) => ({ led, failed, outcome }))).toEqual([
      { led: true, failed: false, outcome: 'miss' }, { led: false, failed: false, outcome: 'hit' }, { led: false, failed: false, outcome: 'hit' },
    ])
  })

  it('queue at an origin that has no room', () => {
    const { bars, load } = at({ coalescing: 'off', crowd: 3, room: 2 }, Infinity)
    const came = NEAR_MS + HALF
    expect(doings(bars[2]!)).toBe(`way ${NEAR_MS}-${came}, queue ${came}-${came + THINK_MS}, work ${came + THINK_MS}-${came + 2 * THINK_MS}, way ${came + 2 * THINK_MS}-${NEAR_MS + TRIP_MS + THINK_MS}`)
    expect(load).toMatchObject({ room: 2, mostAtWork: 2, mostQueued: 1, refusedMs: [] })
    expect(load.steps.map(({ inside }) => inside).toSorted((a, b) => b - a)[0]).toBe(3)
    expect(load.steps.at(-1)).toEqual({ atMs: came + 2 * THINK_MS, inside: 0 })
  })

  it('of users who have gone have failed, and end there', () => {
    const { bars, failed } = at({ coalescing: 'off', crowd: 3, room: 2, patience: 600 }, Infinity)
    expect(bars.map((bar) => [bar.failed, bar.toMs])).toEqual([[false, 2 * NEAR_MS + TRIP_MS], [false, 2 * NEAR_MS + TRIP_MS], [true, 600]])
    expect(failed).toBe(1)
  })

  it('grow with the playhead: what has ended stays, and no bar goes past it', () => {
    const levers = { crowd: 8, shared: false, room: 3 }
    const whole = at(levers, Infinity)
    for (let ms = 5; ms < 4000; ms += 97) {
      const now = at(levers, ms)
      now.bars.forEach((bar, i) => {
        const later = whole.bars[i]!
        expect(bar.toMs).toBe(Math.min(later.toMs, now.nowMs))
        expect(bar.open).toBe(later.toMs > ms)
        expect(bar.parts).toEqual(later.parts.filter(({ fromMs }) => fromMs < ms).map((part) => ({ ...part, toMs: Math.min(part.toMs, ms) })))
      })
      expect(now.batons).toEqual(whole.batons.filter((baton) => baton.atMs <= ms))
    }
  })
})

describe('the moment of a crowd', () => {
  it('is made once, whoever asks for it: a comparison asks for both sides twice', () => {
    const [one, other] = [herd({ crowd: 3 }), herd({ crowd: 4 })]
    const frame = crowdAt(one, 200_000, VIEW)
    crowdAt(other, 200_000, VIEW)
    expect(crowdAt(one, 200_000, VIEW)).toBe(frame)
    expect(crowdAt(one, 201_000, VIEW)).not.toBe(frame)
    expect(crowdAt(one, 200_000, { ...VIEW, rows: 'pages' }).rows).toBe('pages')
  })

  it('says when the copy expired, from then on and in no other step', () => {
    const run = runOf(thunderingHerd)
    for (const { id, startUs, endUs } of run.steps) {
      const view = viewOf(run.scene, run.steps.findIndex((step) => step.id === id))
      if (view.kind !== 'crowd' || view.rows === 'pages') continue
      const times = [...indexOf(run).copies.expiries.timesUs].filter((us) => us > startUs && us <= endUs)
      const notesAt = (us: number): readonly number[] => crowdAt(run, us, view).notes.flatMap(({ kind, atMs }) => (kind === 'expired' ? [atMs] : []))
      const zeroMs = run.requests.at(run.requests.named(`first-${id}`)!)!.atUs / 1000
      expect(notesAt(endUs - 1)).toEqual(times.slice(0, 1).map((us) => us / 1000 - zeroMs))
      if (times[0] === undefined) continue
      expect(notesAt(times[0] - 1)).toEqual([])
      expect(notesAt(times[0])).toHaveLength(1)
    }
  })
})

describe('the figures of a crowd', () => {
  it('are those of the report', () => {
    for (const levers of [{ coalescing: 'off', crowd: 30, room: 4 }, { crowd: 30 }, { coalescing: 'nginx', crowd: 30, shared: false }, { coalescing: 'off', crowd: 30, room: 4, patience: 900 }]) {
      const report = new RunReport(herd(levers))
      const { p50Ms, p95Ms, fetches, failed } = at(levers, Infinity)
      expect({ p95Ms, fetches, failed }).toEqual({ p95Ms: quantileOfAll(report, 0.95), fetches: report.origin().requests, failed: report.of().filter(({ status }) => status !== 200).length })
      expect(p50Ms).toBe(quantileOfAll(report, 0.5))
    }
  })

  it('say when it was remembered that answers cannot be shared, and when somebody waited long enough', () => {
    expect(at({ coalescing: 'varnish', crowd: 5, shared: false }, Infinity).notes).toEqual([{ kind: 'remembered', atMs: NEAR_MS + TRIP_MS, forMs: 120_000 }])
    expect(at({ coalescing: 'nginx', crowd: 30, shared: false }, Infinity).notes).toEqual([{ kind: 'gave-up', atMs: NEAR_MS + 5000, forMs: 5000 }])
  })
})

/** The nearest rank of all waits, those that ended without an answer among them. */
function quantileOfAll(report: RunReport, share: number): number {
  const waits = report.of().map(({ waitMs }) => waitMs!).toSorted((a, b) => a - b)
  return waits[Math.max(0, Math.ceil(share * waits.length) - 1)]!
}
