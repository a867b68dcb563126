/**
 * The bars of a crowd: what each request, or each page, did when.
 */
import type { DoorRow } from '../reading/doorHistory'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import type { TraceIndex } from '../reading/traceIndex'
import { staleFromUs } from '../trace/lifeAt'
import { Kind, slotIndex } from '../trace/traceKinds'
import { isFailure } from '../words/statusWords'
import type { CrowdBar, CrowdStretch } from './crowdFrame'
import type { OriginStay } from './originStays'

/** Turns a time of the run (µs) into one of the picture (ms). */
export type Clock = (us: number) => number

/** Shorter stretches are none (ms). */
const LEAST_MS = 1e-6

function grouped<K>(stays: readonly OriginStay[], keyOf: (stay: OriginStay) => K): Map<K, OriginStay[]> {
  const groups = new Map<K, OriginStay[]>()
  for (const stay of stays) {
    const group = groups.get(keyOf(stay))
    if (group) group.push(stay)
    else groups.set(keyOf(stay), [stay])
  }
  return groups
}

/** A bar a request. `stays` are those of its step, `nowMs` is of the picture. */
export function requestBars(rows: readonly DoorRow[], stays: readonly OriginStay[], clock: Clock, nowMs: number): CrowdBar[] {
  const staysOf = grouped(stays, ({ request }) => request)
  return rows.map(({ request, url, fromMs, toMs, outcome, status, parts }) => {
    const at = (ms: number | null): number => (ms === null ? nowMs : clock(ms * 1000))
    const inside = staysOf.get(request) ?? []
    return {
      request, url,
      fromMs: at(fromMs), toMs: at(toMs), open: toMs === null,
      outcome: toMs !== null && status === null ? 'unanswered' : outcome,
      failed: toMs !== null && (status === null || isFailure(status)),
      led: parts.some((part) => part.kind === 'fetches' && part.leads),
      parts: parts.flatMap((part): CrowdStretch[] => {
        const [from, to] = [at(part.fromMs), at(part.toMs)]
        return part.kind === 'waits' ? [{ doing: 'door', fromMs: from, toMs: to }] : fetchStretches(inside, clock, from, to)
      }),
    }
  })
}

/** A fetch from `from` to `to`: on the way wherever the request is not inside the origin. */
function fetchStretches(inside: readonly OriginStay[], clock: Clock, from: number, to: number): CrowdStretch[] {
  const out: CrowdStretch[] = []
  let done = from
  const until = (doing: CrowdStretch['doing'], ms: number): void => {
    const end = Math.min(to, ms)
    if (end - done > LEAST_MS) out.push({ doing, fromMs: done, toMs: end })
    done = Math.max(done, end)
  }
  for (const stay of inside) {
    const came = clock(stay.cameUs)
    if (came < from - LEAST_MS || came > to) continue
    until('way', came)
    stretchesInside(stay, clock, to).forEach(({ doing, toMs }) => until(doing, toMs))
  }
  until('way', to)
  return out
}

function stretchesInside({ cameUs, takenUs, leftUs }: OriginStay, clock: Clock, nowMs: number): CrowdStretch[] {
  const [came, left] = [clock(cameUs), leftUs === null ? nowMs : clock(leftUs)]
  const taken = takenUs === null ? left : clock(takenUs)
  const both: readonly CrowdStretch[] = [{ doing: 'queue', fromMs: came, toMs: taken }, { doing: 'work', fromMs: taken, toMs: left }]
  return both.filter(({ fromMs, toMs }) => toMs - fromMs > LEAST_MS)
}

/** A bar a page, in the order in which they were asked for first: its copies while they were fresh, and the origin's work on it. */
export function pageBars(run: Reading, index: TraceIndex, at: { readonly node: number; readonly step: number; readonly count: number }, stays: readonly OriginStay[], clock: Clock, nowMs: number): CrowdBar[] {
  const copies = copiesOf(run, index, at, clock, nowMs)
  const staysOf = grouped(stays, ({ request }) => run.requests.url(request))
  const [first, end] = index.requestsOfStep(at.step)
  const urls = new Set(Array.from({ length: end - first }, (_, k) => first + k).filter((request) => clock(run.requests.at(request)!.atUs) <= nowMs).map((request) => run.requests.url(request)))
  return [...urls].map((url) => {
    const inside = staysOf.get(url) ?? []
    const parts = [...(copies.get(url) ?? []), ...inside.flatMap((stay) => stretchesInside(stay, clock, nowMs))]
    return {
      request: inside.at(-1)?.request ?? -1, url,
      fromMs: Math.min(nowMs, ...parts.map(({ fromMs }) => fromMs)), toMs: Math.min(nowMs, Math.max(...parts.map(({ toMs }) => toMs))),
      open: false, outcome: null, failed: false, led: false, parts,
    }
  })
}

/** Of each URL the stretches for which the cache has held a fresh copy since the step began. */
function copiesOf({ trace }: Reading, index: TraceIndex, { node, step, count }: { readonly node: number; readonly step: number; readonly count: number }, clock: Clock, nowMs: number): Map<string, CrowdStretch[]> {
  const keys = new Map<number, string>()
  const byUrl = new Map<string, CrowdStretch[]>()
  for (const i of recordsInStep(index, Kind.Slot, step, count)) {
    if (trace.node(i) === node) keys.set(slotIndex(trace.a(i)), trace.string(trace.b(i)))
  }
  for (const i of recordsInStep(index, Kind.Life, step, count)) {
    if (trace.node(i) !== node) continue
    const url = keys.get(slotIndex(trace.a(i)))?.replace(/^[A-Z]+ /, '') ?? ''
    const fromMs = clock(trace.timeUs(i))
    const before = byUrl.get(url) ?? []
    byUrl.set(url, [
      ...before.map((one) => ({ ...one, toMs: Math.min(one.toMs, fromMs) })),
      { doing: 'copy', fromMs, toMs: Math.min(nowMs, clock(staleFromUs(trace.lives.at(trace.b(i))))) },
    ])
  }
  return byUrl
}
