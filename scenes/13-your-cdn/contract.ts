/**
 * The verifier: every clause of a workload's contract, what the run says to it, and the request or the second that decided. What is counted here
 * is counted from the run alone.
 */
import { leakedFrom } from '../../src/scene/leaks'
import type { RecordView, RequestView, RunView } from '../../src/scene/runView'
import { costOf } from './cost'
import type { Values } from './levers'
import { PATIENCE_MS } from './network'
import { CRAWLER, ORIGIN } from './places'
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

/** What is judged of a step: users' requests, from when caches have been filled. */
export interface Judged {
  readonly workload: Workload
  readonly fromMs: number
  readonly asked: readonly RequestView[]
}

export function judgedOf(run: RunView<Values>, step: string): Judged {
  const fromMs = run.step(step).startMs + JUDGED_FROM_S * 1000
  const asked = run.of({ step }).filter(({ client, atMs }) => client !== CRAWLER && atMs >= fromMs)
  return { workload: WORKLOADS[run.leversIn(step).workload], fromMs, asked }
}

/** Of a step (its id) that plays a workload. */
export function verdictOf(run: RunView<Values>, step = TRIAL): readonly Clause[] {
  const { workload, fromMs, asked } = judgedOf(run, step)
  const { contract } = workload
  return [
    availability(asked, contract.availability), p95(asked, contract.p95Ms), staleness(run, workload, asked, contract.stalenessS),
    leaks(asked), origin(run, { step, fromMs }, contract.originRps), budget(run, step, contract.budget),
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

/** What came to the origin in a step from that moment on (ms of the run), in order. */
export function receivedFrom(run: RunView, { step, fromMs }: { readonly step: string; readonly fromMs: number }): readonly RecordView[] {
  const { endMs } = run.step(step)
  return run.records('receive').filter(({ node, atMs }) => node === ORIGIN && atMs >= fromMs && atMs <= endMs)
}

/** The most of these within any one second, and when that second ended; times ascend (ms). */
export function busiestSecond(times: readonly number[]): { readonly count: number; readonly endMs: number } {
  let [count, endMs, first] = [0, 0, 0]
  times.forEach((ms, last) => {
    while (times[first]! <= ms - 1000) first++
    if (last - first + 1 > count) [count, endMs] = [last - first + 1, ms]
  })
  return { count, endMs }
}

function origin(run: RunView, from: Parameters<typeof receivedFrom>[1], wanted: number): Clause {
  const { count: got, endMs } = busiestSecond(receivedFrom(run, from).map(({ atMs }) => atMs))
  return { id: 'origin', wanted, got, holds: got <= wanted, at: got > 0 ? { ms: endMs, request: null } : null }
}

function budget(run: RunView<Values>, step: string, wanted: number): Clause {
  const { total } = costOf(run, step)
  return { id: 'budget', wanted, got: total, holds: total <= wanted, at: null }
}
