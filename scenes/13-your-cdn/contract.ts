/**
 * The verifier: every clause of a workload's contract, what the run says to it, and the request or the second that decided. What is counted here
 * is counted from the run alone.
 */
import { leakedFrom } from '../../src/scene/leaks'
import type { RecordView, RequestView, RunView } from '../../src/scene/runView'
import type { Values } from './levers'
import { PATIENCE_MS } from './network'
import { CITIES, CRAWLER, ORIGIN, type UserCity, SECOND_CITIES, popOf, secondOf } from './places'
import { FIRST_PER_GB, ORIGIN_PER_GB, PER_10_000_REQUESTS, SECOND_AT_LEAST, SECOND_PER_GB, priceOf } from './prices'
import { JUDGED_FROM_S, WORKLOADS, type Workload, classOf } from './workloads'

export type ClauseId = 'availability' | 'p95' | 'staleness' | 'leaks' | 'origin' | 'budget'

export interface Clause {
  readonly id: ClauseId
  readonly wanted: number
  readonly got: number
  readonly holds: boolean
  /** The moment that decided (ms of the run), and the request, where it was one. */
  readonly at: { readonly ms: number; readonly request: number | null } | null
}

/** The step in which a design is tried. */
export const TRIAL = 'trial'

export function verdictOf(run: RunView<Values>): readonly Clause[] {
  const workload = WORKLOADS[run.leversIn(TRIAL).workload]
  const fromMs = run.step(TRIAL).startMs + JUDGED_FROM_S * 1000
  const asked = run.of({ step: TRIAL }).filter(({ client, atMs }) => client !== CRAWLER && atMs >= fromMs)
  const { contract } = workload
  return [
    availability(asked, contract.availability), p95(asked, contract.p95Ms), staleness(run, workload, asked, contract.stalenessS),
    leaks(asked), origin(run, fromMs, contract.originRps), budget(run, workload, contract.budget),
  ]
}

const moment = (request: RequestView | undefined): Clause['at'] => (request ? { ms: request.atMs, request: request.id } : null)
/** With something that is no error. Status 0 is of one who was told that nobody answers. */
export const isAnswered = ({ status }: RequestView): boolean => status !== null && status > 0 && status < 500 && status !== 429

function availability(asked: readonly RequestView[], wanted: number): Clause {
  const failed = asked.filter((request) => !isAnswered(request))
  const got = asked.length === 0 ? 1 : 1 - failed.length / asked.length
  return { id: 'availability', wanted, got, holds: got >= wanted, at: moment(failed[0]) }
}

/** One who had no answer has waited until he gave up. */
export const waitOf = ({ status, waitMs }: RequestView): number => (status === null || status === 0 ? PATIENCE_MS : (waitMs ?? PATIENCE_MS))

function p95(asked: readonly RequestView[], wanted: number): Clause {
  const sorted = asked.toSorted((a, b) => waitOf(a) - waitOf(b))
  const deciding = sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)]
  const got = deciding ? waitOf(deciding) : 0
  return { id: 'p95', wanted, got, holds: got <= wanted, at: moment(deciding) }
}

/** How long what was shown had been out of date when it came (s); 0 for what was not. */
export function stalenessOf(run: RunView): (request: RequestView) => number {
  const deploys = new Map<string, number>(run.records('deploy').map(({ texts, b, atMs }) => [`${texts[0]} v${b}`, atMs]))
  return ({ url, content, atMs, waitMs }) => {
    if (!/^v\d+$/.test(content)) return 0
    const next = deploys.get(`${url.split('?', 1)[0]} v${Number(content.slice(1)) + 1}`)
    return next === undefined ? 0 : Math.max(0, (atMs + (waitMs ?? 0) - next) / 1000)
  }
}

function staleness(run: RunView, workload: Workload, asked: readonly RequestView[], wanted: number): Clause {
  const staleS = stalenessOf(run)
  const changing = asked.filter(({ url }) => classOf(workload, url)?.changesEveryS !== undefined)
  let worst: RequestView | undefined
  let got = 0
  for (const request of changing) {
    const s = staleS(request)
    if (s > got) [worst, got] = [request, s]
  }
  return { id: 'staleness', wanted, got, holds: got <= wanted, at: moment(worst) }
}

function leaks(asked: readonly RequestView[]): Clause {
  const leaked = asked.filter((request) => leakedFrom(request).length > 0)
  return { id: 'leaks', wanted: 0, got: leaked.length, holds: leaked.length === 0, at: moment(leaked[0]) }
}

/** What came to the origin from that moment on, in order. */
export const receivedFrom = (run: RunView, fromMs: number): readonly RecordView[] => run.records('receive').filter(({ node, atMs }) => node === ORIGIN && atMs >= fromMs)

/** The most of these within any one second, and when that second ended; times ascend (ms). */
export function busiestSecond(times: readonly number[]): { readonly count: number; readonly endMs: number } {
  let [count, endMs, first] = [0, 0, 0]
  times.forEach((ms, last) => {
    while (times[first]! <= ms - 1000) first++
    if (last - first + 1 > count) [count, endMs] = [last - first + 1, ms]
  })
  return { count, endMs }
}

function origin(run: RunView, fromMs: number, wanted: number): Clause {
  const { count: got, endMs } = busiestSecond(receivedFrom(run, fromMs).map(({ atMs }) => atMs))
  return { id: 'origin', wanted, got, holds: got <= wanted, at: got > 0 ? { ms: endMs, request: null } : null }
}

export interface Cost {
  readonly first: number
  readonly second: number
  readonly requests: number
  readonly origin: number
  readonly total: number
}

/** Of a month that is the trial so many times: dollars. */
export function costOf(run: RunView<Values>, workload: Workload): Cost {
  const [first, second] = [new Map<UserCity, number>(), { bytes: 0 }]
  let requests = 0
  for (const { client, path, status, url } of run.of({ step: TRIAL })) {
    if (client === CRAWLER || status !== 200) continue
    const bytes = sizeOf(workload, url)
    const pop = CITIES.find((city) => path.includes(popOf(city)))
    if (pop) first.set(pop, (first.get(pop) ?? 0) + bytes)
    else if (SECOND_CITIES.some((city) => path.includes(secondOf(city)))) second.bytes += bytes
    if (path.length > 2 || pop) requests++
  }
  const monthGb = (bytes: number): number => (bytes * workload.monthly) / 1e9
  const { contentBytes, headBytes } = run.origin(TRIAL)
  const parts = {
    first: [...first].reduce((sum, [city, bytes]) => sum + priceOf(monthGb(bytes), FIRST_PER_GB[city]), 0),
    second: run.leversIn(TRIAL).second ? Math.max(SECOND_AT_LEAST, priceOf(monthGb(second.bytes), SECOND_PER_GB)) : 0,
    requests: ((requests * workload.monthly) / 10_000) * PER_10_000_REQUESTS,
    origin: priceOf(monthGb(contentBytes + headBytes), ORIGIN_PER_GB),
  }
  return { ...parts, total: parts.first + parts.second + parts.requests + parts.origin }
}

/** Of what is at this URL (bytes); 0 where nothing is. */
export function sizeOf(workload: Workload, url: string): number {
  const found = classOf(workload, url)
  return found?.catalogue.objects[Number(url.split('?', 1)[0]!.slice(found.prefix.length))]?.bytes ?? 0
}

function budget(run: RunView<Values>, workload: Workload, wanted: number): Clause {
  const { total } = costOf(run, workload)
  return { id: 'budget', wanted, got: total, holds: total <= wanted, at: null }
}
