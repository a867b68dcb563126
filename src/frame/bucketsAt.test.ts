/**
 * What limits hold at a moment, against a naive count over the times of what the stamps say was let through.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/97-code-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import type { LimitRule } from '../cdn/limit/limiter'
import type { ViewOf } from '../cdn/topology'
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import { stampMark, stampStation } from '../trace/stamps'
import { Kind } from '../trace/traceKinds'
import { bucketsAt } from './bucketsAt'

beforeAll(() => scene.needs!())

const STEP = scene.steps.findIndex(({ id }) => id === 'flood')
const VIEW = scene.steps[STEP]!.view as ViewOf<'buckets'>
const runWith = (levers: LeverValues): Reading => readRun(scene, { seed: scene.seed, levers, acts: [] })

/** Times at which a node let something by its limit or refused it, up to a moment (µs). */
function stampsAt({ trace, nodes }: Reading, id: string, untilUs: number): { readonly us: number; readonly passes: boolean }[] {
  const found: { readonly us: number; readonly passes: boolean }[] = []
  for (let i = 0; i < trace.length && trace.timeUs(i) <= untilUs; i++) {
    if (trace.kind(i) !== Kind.Stamp || nodes[trace.node(i)]!.id !== id || stampStation(trace.a(i)) !== 'limit') continue
    found.push({ us: trace.timeUs(i), passes: stampMark(trace.a(i)) === 'passed' })
  }
  return found
}

/** How much of a limit is used up, from the times of what passed and nothing else. */
function naiveLevel({ kind, limit, windowS }: LimitRule, times: readonly number[], nowUs: number): number {
  const windowUs = windowS * 1e6
  const start = Math.floor(nowUs / windowUs) * windowUs
  const now = times.filter((us) => us >= start).length
  if (kind === 'fixed window') return now / limit
  if (kind === 'sliding window') return (times.filter((us) => us >= start - windowUs && us < start).length * (1 - (nowUs - start) / windowUs) + now) / limit
  let [tokens, atUs] = [limit, 0]
  for (const us of [...times, nowUs]) {
    tokens = Math.min(limit, tokens + ((us - atUs) / windowUs) * limit) - 1
    atUs = us
  }
  return 1 - (tokens + 1) / limit
}

describe.each(['token bucket', 'sliding window', 'fixed window'])('buckets under a %s', (limit) => {
  it('hold what a naive count says, at every moment and whichever way it is reached', () => {
    const run = runWith({ limit })
    const rule = VIEW.limit({ ...Object.fromEntries(Object.entries(scene.levers).map(([name, { initial }]) => [name, initial])), limit })!
    const { startUs, endUs } = run.steps[STEP]!
    const moments = Array.from({ length: 60 }, (_, k) => Math.floor(startUs + ((endUs - startUs) * k) / 60)).toReversed()
    let full = 0
    for (const us of moments) {
      const now = bucketsAt(run, us, VIEW)
      expect(now.buckets).toHaveLength(VIEW.edges.length)
      for (const [k, bucket] of now.buckets.entries()) {
        const stamps = stampsAt(run, VIEW.edges[k]!, us)
        expect(bucket.level).toBeCloseTo(naiveLevel(rule, stamps.filter(({ passes }) => passes).map((one) => one.us), us), 6)
        const here = stamps.filter((one) => one.us >= startUs)
        expect([bucket.passed, bucket.refused]).toEqual([here.filter(({ passes }) => passes).length, here.filter(({ passes }) => !passes).length])
        expect(bucket.request >= 0).toBe(here.length > 0)
        full += Number(!bucket.passes)
      }
      expect(now.strip.passed.reduce((a, b) => a + b, 0)).toBe(now.passed)
      expect(now.strip.came.reduce((a, b) => a + b, 0)).toBe(now.passed + now.refused)
      expect(now.strip.origin.reduce((a, b) => a + b, 0)).toBe(now.origin)
      expect(Math.max(...now.strip.came)).toBeLessThanOrEqual(now.strip.most)
    }
    expect(full).toBeGreaterThan(0)
  })

  it('say that the next one is refused exactly where it was', () => {
    const run = runWith({ limit })
    const asked = VIEW.edges.flatMap((id, k) => stampsAt(run, id, Infinity).filter(({ us }) => us > run.steps[STEP]!.startUs).map((stamp) => ({ k, ...stamp })))
    expect(asked.map(({ k, us }) => bucketsAt(run, us - 1, VIEW).buckets[k]!.passes)).toEqual(asked.map(({ passes }) => passes))
    expect(new Set(asked.map(({ passes }) => passes)).size).toBe(2)
  })
})

describe('buckets', () => {
  it('without a rule hold nothing, and everything that came has passed', () => {
    const run = runWith({})
    const { buckets, rule } = bucketsAt(run, run.steps[STEP]!.endUs - 1, { ...VIEW, limit: () => null })
    expect(rule).toBeNull()
    const came = bucketsAt(run, run.steps[STEP]!.endUs - 1, VIEW).buckets.map(({ passed, refused }) => passed + refused)
    expect(buckets.map(({ passed }) => passed)).toEqual(came)
    expect(buckets.every(({ level, refused, passes }) => level === 0 && refused === 0 && passes)).toBe(true)
  })

  it('are those of the key that is asked for', () => {
    const run = runWith({})
    const last = run.steps[STEP]!.endUs - 1
    expect(bucketsAt(run, last, { ...VIEW, key: 'all' }).buckets).toEqual(bucketsAt(run, last, VIEW).buckets)
    expect(bucketsAt(run, last, { ...VIEW, key: 'nobody' }).buckets.every(({ level, refused }) => level === 0 && refused > 0)).toBe(true)
  })

  it('begin anew when a lever gives another rule, before anything is counted under it', () => {
    const atUs = runWith({}).steps[STEP]!.startUs + 800_000
    const run = readRun(scene, { seed: scene.seed, levers: {}, acts: [{ kind: 'lever', name: 'limit', value: 'token bucket', atUs }] })
    const levelsAt = (us: number): readonly number[] => bucketsAt(run, us, VIEW).buckets.map(({ level }) => level)
    expect(levelsAt(atUs - 1).every((level) => level > 0)).toBe(true)
    expect(levelsAt(atUs).every((level) => level === 0)).toBe(true)
    expect(levelsAt(atUs + 200_000).some((level) => level > 0)).toBe(true)
  })
})
