/** The verifier against counts that are made from the trace alone, and prices against sums by hand. */
import { describe, expect, it } from 'vitest'
import { TRIAL } from '../../../scenes/13-your-cdn/contract'
import { costOf } from '../../../scenes/13-your-cdn/cost'
import { CITIES, CRAWLER, ORIGIN } from '../../../scenes/13-your-cdn/places'
import { FIRST_PER_GB, ORIGIN_PER_GB, SECOND_AT_LEAST, SECOND_PER_GB, priceOf } from '../../../scenes/13-your-cdn/prices'
import { JUDGED_FROM_S, type WorkloadId } from '../../../scenes/13-your-cdn/workloads'
import { Kind } from '../../../src/trace/traceKinds'
import { type TriedDesign, triedDesign } from '../../support/triedDesign'

const got = ({ clauses }: TriedDesign, id: string): number => clauses.find((one) => one.id === id)!.got
const JUDGED_US = JUDGED_FROM_S * 1_000_000

/** Every record, as it stands in the trace. */
function* recordsOf({ reading: { trace } }: TriedDesign, kind: Kind): Generator<number> {
  for (let i = 0; i < trace.length; i++) if (trace.kind(i) === kind) yield i
}

describe.each<WorkloadId>(['static', 'shop', 'video'])('the verdict on %s', (workload) => {
  const tried = triedDesign({ workload })
  const { trace, requests, nodes } = tried.reading
  const judged = [...recordsOf(tried, Kind.Done)].filter((i) => nodes[requests.client(trace.request(i))]!.id !== CRAWLER && trace.timeUs(i) - trace.b(i) >= JUDGED_US)

  it('counts those who got no answer, or an error', () => {
    const failed = judged.filter((i) => trace.a(i) === 0 || trace.a(i) >= 500 || trace.a(i) === 429)
    expect(got(tried, 'availability')).toBeCloseTo(1 - failed.length / judged.length, 12)
  })

  it('has the wait that 95 of 100 did not exceed', () => {
    const waits = judged.map((i) => (trace.a(i) === 0 ? 5_000 : trace.b(i) / 1000)).toSorted((a, b) => a - b)
    const wait = got(tried, 'p95')
    expect(waits.filter((one) => one <= wait).length).toBeGreaterThanOrEqual(0.95 * waits.length)
    expect(waits.filter((one) => one < wait).length).toBeLessThan(0.95 * waits.length)
  })

  it('has the busiest second of the origin', () => {
    const times = [...recordsOf(tried, Kind.Receive)].filter((i) => nodes[trace.node(i)]!.id === ORIGIN && trace.timeUs(i) >= JUDGED_US).map((i) => trace.timeUs(i))
    const busiest = Math.max(...times.map((end) => times.filter((us) => us > end - 1_000_000 && us <= end).length))
    expect(got(tried, 'origin')).toBe(busiest)
  })

  it('has the oldest content that anybody got', () => {
    const shown = new Map([...recordsOf(tried, Kind.Content)].map((i) => [trace.request(i), trace.string(trace.a(i))]))
    const deploys = [...recordsOf(tried, Kind.Deploy)].map((i) => ({ url: trace.string(trace.a(i)), version: trace.b(i), us: trace.timeUs(i) }))
    const ages = judged.flatMap((i) => {
      const [url, version] = [requests.url(trace.request(i)).split('?', 1)[0]!, shown.get(trace.request(i)) ?? '']
      return deploys.filter((one) => one.url === url && `v${one.version - 1}` === version && trace.timeUs(i) > one.us).map(({ us }) => (trace.timeUs(i) - us) / 1e6)
    })
    expect(got(tried, 'staleness')).toBeCloseTo(Math.max(0, ...ages), 6)
  })

  it('names the moment that decided', () => {
    const deciding = tried.clauses.filter(({ id, holds }) => !holds && id !== 'budget').map(({ at }) => at!.ms * 1000)
    expect(deciding.length).toBeGreaterThan(0)
    expect(Math.min(...deciding)).toBeGreaterThanOrEqual(JUDGED_US)
  })
})

describe('a month', () => {
  it('is paid tier by tier', () => {
    expect(priceOf(0, FIRST_PER_GB.ashburn)).toBe(0)
    expect(priceOf(10_000, FIRST_PER_GB.ashburn)).toBeCloseTo(850)
    // 50 TB: ten at 8.5 cents, forty at 8.
    expect(priceOf(50_000, FIRST_PER_GB.ashburn)).toBeCloseTo(4_050)
    expect(priceOf(50_000, FIRST_PER_GB.tokyo)).toBeCloseTo(5_700)
    expect(priceOf(50_000, SECOND_PER_GB)).toBeCloseTo(500)
    expect(priceOf(6_000_000, FIRST_PER_GB.frankfurt)).toBeCloseTo(850 + 3_200 + 6_000 + 14_000 + 15_720 + 100_000 + 976_000 * 0.02)
    for (const city of CITIES) expect(FIRST_PER_GB[city].at(-1)![0], 'the last tier has no end').toBe(Infinity)
    expect(ORIGIN_PER_GB.at(-1)![0]).toBe(Infinity)
  })

  it('has a least amount for a second contract, also when nothing goes by it', () => {
    const { view } = triedDesign({ workload: 'static', second: true, secondPercent: 0 })
    const cost = costOf(view, TRIAL)
    expect(cost.second).toBe(SECOND_AT_LEAST)
    expect(cost.total).toBeCloseTo(cost.first + cost.second + cost.requests + cost.origin)
  })
})
