/**
 * A request as a card with a name on it: the stamps that it has collected at a place with code, the parts of its page, and whose
 * answer it has come back with. Counted from records up to a position, for any request of a run.
 */
import { countryOf, userOf } from '../cdn/code/requestFacts'
import type { CodeError } from '../cdn/isolate/protocol'
import { NODE_KINDS } from '../cdn/nodeKinds'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { leakedFrom } from '../scene/leaks'
import { Cause } from '../trace/exchanges'
import { countAt } from '../trace/position'
import { type Mark, type Station, stampMark, stampStation } from '../trace/stamps'
import { Kind, OUTCOME_NAMES, type OutcomeName, Phase, hopPhase, hopTo } from '../trace/traceKinds'

export interface CardStamp {
  readonly station: Station | 'cache' | 'upstream'
  readonly mark: Mark
  /** What it did; of the cache its outcome, of the way upstream the id of the node that was asked. */
  readonly words: string
  readonly atMs: number
}

/** A part of a page: a fragment's URL, and what the cache had decided about it so far. */
export interface CardPart {
  readonly url: string
  readonly outcome: OutcomeName | null
}

export interface CardAnswer {
  readonly status: number
  readonly content: string
  /** Whose content it is that somebody else has got. */
  readonly leakedFrom: readonly string[]
}

export interface CardFrame {
  readonly request: number
  /** Empty for somebody who is not logged in. */
  readonly user: string
  readonly country: string
  readonly method: string
  readonly url: string
  /** Where it is: the node that it has come to last. */
  readonly node: number
  readonly stamps: readonly CardStamp[]
  readonly parts: readonly CardPart[]
  /** How its function started, once it has: 0 ms where an instance was there already. */
  readonly start: { readonly runtime: string; readonly ms: number } | null
  /** What its function has taken, once it has run (steps), and what went wrong in it. */
  readonly ran: { readonly steps: number; readonly error: CodeError | null } | null
  /** null while it has none. */
  readonly answer: CardAnswer | null
}

interface Draft {
  node: number
  readonly stamps: CardStamp[]
  readonly parts: Map<number, CardPart>
  start: CardFrame['start']
  ran: CardFrame['ran']
  content: string
  status: number | null
}

/** The card of one request at a position; null before it is made. */
export function cardAt(run: Reading, request: number, position: number): CardFrame | null {
  const count = countAt(run.trace, position)
  const records = indexOf(run).byRequest(request)
  if (records.length === 0 || records[0]! >= count) return null
  const { client, method, url, headers } = run.requests.at(request)!
  const draft: Draft = { node: client, stamps: [], parts: new Map(), start: null, ran: null, content: '', status: null }
  for (const record of records) {
    if (record >= count) break
    add(run, record, draft)
  }
  const { status, content } = draft
  return {
    request, user: userOf({ headers }), country: countryOf({ headers }), method, url,
    node: draft.node, stamps: draft.stamps, parts: [...draft.parts.values()], start: draft.start, ran: draft.ran,
    answer: status === null ? null : { status, content, leakedFrom: leakedFrom({ content, headers }) },
  }
}

function add(run: Reading, record: number, draft: Draft): void {
  const { trace } = run
  const [kind, a, b] = [trace.kind(record), trace.a(record), trace.b(record)]
  const stamp = (station: CardStamp['station'], mark: Mark, words: string): number => draft.stamps.push({ station, mark, words, atMs: usToMs(trace.timeUs(record)) })
  const isPart = trace.exchanges.cause(trace.exchange(record)) === Cause.Fragment
  if (kind === Kind.Stamp && isPart && stampStation(a) === 'page') draft.parts.set(trace.exchange(record), { url: trace.string(b), outcome: null })
  else if (kind === Kind.Outcome && isPart) decidePart(draft, trace.exchange(record), OUTCOME_NAMES[a]!)
  else if (isPart) return
  else if (kind === Kind.Stamp) stamp(stampStation(a), stampMark(a), trace.string(b))
  else if (kind === Kind.Outcome) addOutcome(run, record, stamp)
  else if (kind === Kind.Hop) addHop(run, record, draft, stamp)
  else if (kind === Kind.Started) draft.start = { runtime: trace.string(b), ms: usToMs(a) }
  else if (kind === Kind.Ran) draft.ran = { steps: a, error: readError(trace.string(b)) }
  else if (kind === Kind.Content) draft.content = trace.string(a)
  else if (kind === Kind.Done) draft.status = a
}

function decidePart({ parts }: Draft, exchange: number, outcome: OutcomeName): void {
  const part = parts.get(exchange)
  if (part) parts.set(exchange, { ...part, outcome: part.outcome ?? outcome })
}

type AddStamp = (station: CardStamp['station'], mark: Mark, words: string) => number

/** What code answers in its own name has its stamp already. */
function addOutcome({ trace, nodes }: Reading, record: number, stamp: AddStamp): void {
  const outcome = OUTCOME_NAMES[trace.a(record)]!
  const isCache = NODE_KINDS[nodes[trace.node(record)]!.kind].sharedCache
  if (!isCache || outcome === 'answered' || outcome === 'error') return
  stamp('cache', outcome === 'hit' || outcome === 'stale' ? 'answered' : 'passed', outcome)
}

/** A hop takes the card along; one that leaves a cache for whoever is behind it is a stamp. */
function addHop({ trace, nodes }: Reading, record: number, draft: Draft, stamp: AddStamp): void {
  const [from, to] = [trace.node(record), hopTo(trace.a(record))]
  draft.node = to
  if (hopPhase(trace.a(record)) === Phase.Request && NODE_KINDS[nodes[from]!.kind].sharedCache) stamp('upstream', 'passed', nodes[to]!.id)
}

function readError(text: string): CodeError | null {
  return text === '' ? null : JSON.parse(text)
}
