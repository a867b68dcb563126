/**
 * What became of a scenario, in the shape of the recordings: each request with its outcome and with the requests that reached the origin for it.
 */
import { OUTCOME_NAMES, Kind, type OutcomeName } from '../../src/trace/traceKinds.ts'
import { header } from '../../src/cdn/http/message.ts'
import type { SingleAsk } from './expand.ts'
import type { Played } from './play.ts'
import type { Levers } from './scenario.ts'
import { QUERY_FIELD, VERSION_FIELD } from './originContent.ts'

type ResultOutcome = 'HIT' | 'STALE' | 'REVALIDATED' | 'MISS' | 'ERROR'

export interface ResultRequest {
  readonly id: number
  readonly at: number
  readonly edge: string
  readonly method: string
  readonly path: string
  readonly reqHeaders: Readonly<Record<string, string>>
  readonly outcome: ResultOutcome
  readonly status: number
  /** Seconds of its Age field. */
  readonly age: number | null
  /** It waited for another's fetch. */
  readonly waited: boolean
  readonly ttfb_ms: number
  readonly version: string | null
  /** The query of the request that the content was made for. */
  readonly servedQuery: string | null
  /** Requests that reached the origin for this one. */
  readonly triggered: readonly number[]
}

export interface ResultFile {
  readonly scenario: string
  readonly variant: string
  readonly product: string
  readonly levers: Levers
  readonly totals: { readonly requests: number; readonly originRequests: number; readonly originConditional: number }
  readonly requests: readonly ResultRequest[]
  readonly origin: readonly { readonly serial: number; readonly t: number; readonly path: string; readonly conditional: 'etag' | 'date' | false; readonly status: number | null; readonly version: string }[]
}

/** A request that goes past the cache is a MISS there, too. */
const OUTCOMES: Readonly<Record<OutcomeName, ResultOutcome>> = {
  hit: 'HIT', stale: 'STALE', revalidated: 'REVALIDATED', miss: 'MISS', bypass: 'MISS', direct: 'MISS', answered: 'MISS', error: 'ERROR', unanswered: 'ERROR',
}

export function resultOf(scenario: string, variant: string, product: string, played: Played): ResultFile {
  const { levers, asks, reached, trace } = played
  const { decided, waiting } = saidAtEdges(played)
  const triggered = asks.map((): number[] => [])
  for (const { exchange, serial } of reached) triggered[trace.exchanges.request(exchange)]?.push(serial)
  const requests = asks.map((ask, i) => requestOf(ask, i, played, {
    outcome: decided.get(i) ?? 'unanswered', waited: waiting.has(i), triggered: triggered[i]!,
  }))
  return {
    scenario, variant, product, levers,
    totals: { requests: asks.length, originRequests: reached.length, originConditional: reached.filter(({ conditional }) => conditional).length },
    requests,
    origin: reached.map(({ serial, t, path, conditional, status, version }) => ({ serial, t, path, conditional, status, version })),
  }
}

interface Said {
  readonly outcome: OutcomeName
  readonly waited: boolean
  readonly triggered: readonly number[]
}

function requestOf({ at, edge, method, path, headers }: SingleAsk, i: number, { answers }: Played, { outcome, waited, triggered }: Said): ResultRequest {
  const { response, waitMs } = answers[i]!
  const ageS = header(response.headers, 'Age')
  return {
    id: i + 1, at, edge, method, path, reqHeaders: headers,
    outcome: response.status >= 500 ? 'ERROR' : OUTCOMES[outcome],
    status: response.status, age: ageS === undefined ? null : Number(ageS), waited, ttfb_ms: waitMs,
    version: header(response.headers, VERSION_FIELD) ?? null, servedQuery: header(response.headers, QUERY_FIELD) ?? null, triggered,
  }
}

/** By request: what its own edge decided first, and whether it waited there for another one. */
function saidAtEdges({ trace, asks, nodeOf }: Played): { decided: Map<number, OutcomeName>; waiting: Set<number> } {
  const decided = new Map<number, OutcomeName>()
  const waiting = new Set<number>()
  for (let i = 0; i < trace.length; i++) {
    const request = trace.request(i)
    if (request < 0 || trace.node(i) !== nodeOf.get(asks[request]!.edge)) continue
    if (trace.kind(i) === Kind.Wait) waiting.add(request)
    const name = trace.kind(i) === Kind.Outcome ? OUTCOME_NAMES[trace.a(i)] : undefined
    if (name && !decided.has(request)) decided.set(request, name)
  }
  return { decided, waiting }
}
