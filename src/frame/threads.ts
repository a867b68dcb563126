/**
 * Every user as a thread over time: by whom the place is served, and when its own requests fail. A request stands for the time until the
 * next one is sent, so that what is red adds up to the requests that have failed. Of one step, as far as it has come.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { Reading } from '../reading/reading'
import { NONE } from '../reading/requestColumns'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, NO_STATUS, hopTo } from '../trace/traceKinds'
import { stepOfCount } from './frameAt'

/** A stretch of a thread in which nothing changes. */
export interface ThreadSpan {
  readonly fromUs: number
  readonly toUs: number
  /** 'open' while it is not known. */
  readonly state: 'served' | 'failed' | 'open'
  /** The first shared cache that these requests came to; -1 where they came to none. */
  readonly server: number
  readonly requests: number
}

export interface Thread {
  readonly client: number
  readonly spans: readonly ThreadSpan[]
  /** Requests that have failed. */
  readonly failed: number
}

const made = new WeakMap<Reading, Int16Array>()

/** Of every client, in the order of the topology; `position` in µs. */
export function threadsAt(run: Reading, position: number): readonly Thread[] {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const asked = new Map(run.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map((node): [number, number[]] => [node.index, []]))
  const [first, last] = index.requestsOfStep(stepOfCount(index, count))
  for (let request = first; request < last && run.requests.atUs(request) <= position; request++) asked.get(run.requests.client(request))?.push(request)
  return [...asked].map(([client, requests]) => {
    const spans = spansOf(run, index, requests, count, position)
    return { client, spans, failed: spans.reduce((sum, span) => sum + (span.state === 'failed' ? span.requests : 0), 0) }
  })
}

function spansOf(run: Reading, index: TraceIndex, requests: readonly number[], count: number, position: number): readonly ThreadSpan[] {
  const spans: ThreadSpan[] = []
  requests.forEach((request, k) => {
    const next = requests[k + 1]
    const span = spanOf(run, index, request, count, next === undefined ? Math.max(position, run.requests.atUs(request)) : run.requests.atUs(next))
    const previous = spans.at(-1)
    if (previous && goesOn(previous, span)) spans[spans.length - 1] = { ...previous, toUs: span.toUs, requests: previous.requests + 1 }
    else spans.push(span)
  })
  return spans
}

const goesOn = (a: ThreadSpan, b: ThreadSpan): boolean => a.state === b.state && a.server === b.server

function spanOf(run: Reading, index: TraceIndex, request: number, count: number, toUs: number): ThreadSpan {
  const done = index.requests.answered[request]!
  const isKnown = done !== NONE && done < count
  const status = index.requests.statuses[request]!
  return {
    fromUs: run.requests.atUs(request), toUs, requests: 1,
    state: !isKnown ? 'open' : status === NO_STATUS || status >= 500 ? 'failed' : 'served',
    server: isKnown ? serversOf(run)[request]! : -1,
  }
}

/** By request: the server of many users that its messages came to last, of those that its user turned to. */
function serversOf(run: Reading): Int16Array {
  const { trace, nodes } = run
  const servers = made.get(run) ?? new Int16Array(run.requests.length).fill(-1)
  if (made.has(run)) return servers
  made.set(run, servers)
  for (const i of indexOf(run).ofKind(Kind.Hop)) {
    const to = nodes[hopTo(trace.a(i))]!
    const [request, exchange] = [trace.request(i), trace.exchange(i)]
    // What a cache sends on is an exchange of its own.
    if (request >= 0 && NODE_KINDS[to.kind].sharedCache && NODE_KINDS[nodes[trace.exchanges.from(exchange)]!.kind].asks) servers[request] = to.index
  }
  return servers
}

/** Answers that resolvers have got of name servers until this position, in each of so many equal parts of a stretch of time. */
export function lookupsAt(run: Reading, position: number, [fromUs, toUs]: readonly [number, number], parts: number): readonly number[] {
  const index = indexOf(run)
  const found: number[] = Array.from({ length: parts }, () => 0)
  for (const i of between(index.ofKind(Kind.Resolved), [run.trace.countUpTo(fromUs - 1), countAt(run.trace, position)])) {
    const part = Math.floor(((run.trace.timeUs(i) - fromUs) / (toUs - fromUs)) * parts)
    if (run.nodes[run.trace.node(i)]!.kind === 'resolver' && found[part] !== undefined) found[part]++
  }
  return found
}
