/** What a load shows at any moment, against a count over the whole trace. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/96-load-in-small/scene'
import { runOf } from '../../tests/support/runOf'
import type { ViewOf } from '../cdn/topology'
import { BREAKER_STATES } from '../trace/breakerStates'
import { Kind } from '../trace/traceKinds'
import { loadAt } from './loadAt'

const run = runOf(scene)
const { trace } = run
const view = scene.topology.view as ViewOf<'load'>
const stepOf = (us: number): number => run.steps.findLastIndex(({ startUs }) => startUs <= us)
const all = (kind: Kind): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
const [requests, dones, receives, answers, breakers] = [Kind.Request, Kind.Done, Kind.Receive, Kind.Answer, Kind.Breaker].map(all) as [number[], number[], number[], number[], number[]]
const between = (records: readonly number[], fromUs: number, toUs: number): number[] => records.filter((i) => trace.timeUs(i) >= fromUs && trace.timeUs(i) < toUs)
const isWell = (i: number): boolean => trace.a(i) > 0 && trace.a(i) < 500 && trace.a(i) !== 429

const moments = fc.integer({ min: 0, max: run.endUs })

describe('a load', () => {
  it('has the rates of every second that is over, and no other', () => {
    fc.assert(fc.property(moments, (us) => {
      const now = loadAt(run, us, view)
      const { startUs } = run.steps[stepOf(us)]!
      expect(now.bins.length).toBe(Math.floor((us - startUs) / 1_000_000))
      now.bins.forEach(({ offered, answered, origin }, k) => {
        const [from, to] = [startUs + k * 1e6, startUs + (k + 1) * 1e6]
        expect([offered, answered, origin], `second ${k}`).toEqual([between(requests, from, to).length, between(dones, from, to).filter(isWell).length, between(receives, from, to).length])
      })
    }), { numRuns: 40 })
  })

  it('has the last second until now, and what is at the origin', () => {
    fc.assert(fc.property(moments, (us) => {
      const { latest, isOver, inside, nowMs } = loadAt(run, us, view)
      const step = stepOf(us)
      const { startUs, endUs } = run.steps[step]!
      expect(nowMs).toBeCloseTo((us - startUs) / 1000, 6)
      // When users ask no more it is the last second in which they did.
      const until = Math.min(us, trace.timeUs(between(requests, startUs, endUs + 1).at(-1)!))
      const from = Math.max(startUs, until - 1e6 + 1)
      expect([latest.offered, latest.origin, isOver]).toEqual([between(requests, from, until + 1).length, between(receives, from, until + 1).length, until < us])
      expect(inside).toBe(between(receives, 0, us + 1).length - between(answers, 0, us + 1).length)
    }), { numRuns: 60 })
  })

  it('names a request that ended in a second, one that failed if any did', () => {
    const { bins } = loadAt(run, run.steps.at(-1)!.endUs, view)
    const { startUs } = run.steps.at(-1)!
    bins.forEach(({ request }, k) => {
      const ended = between(dones, startUs + k * 1e6, startUs + (k + 1) * 1e6)
      if (ended.length === 0) return expect(request).toBe(-1)
      const own = ended.find((i) => trace.request(i) === request)
      expect(own).toBeDefined()
      expect(isWell(own!)).toBe(ended.every(isWell))
    })
  })

  it('has spans of a breaker without gaps, in the states that records say', () => {
    const step = scene.steps.findIndex(({ id }) => id === 'breaker')
    const { startUs, endUs } = run.steps[step]!
    fc.assert(fc.property(fc.integer({ min: startUs, max: endUs - 1 }), (us) => {
      const [row] = loadAt(run, us, view).breakers
      const { spans } = row!
      expect(spans[0]!.fromMs).toBe(0)
      expect(spans.at(-1)!.toMs).toBeCloseTo((us - startUs) / 1000, 6)
      spans.slice(1).forEach(({ fromMs }, k) => expect(fromMs).toBe(spans[k]!.toMs))
      const last = breakers.findLast((i) => trace.timeUs(i) <= us)
      expect(spans.at(-1)!.state).toBe(last === undefined ? 'closed' : BREAKER_STATES[trace.a(last)])
    }), { numRuns: 60 })
  })
})
