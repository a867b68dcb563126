/**
 * A trace read for clarity: record after record from its beginning, with nothing but the meaning of the columns in
 * src/trace/traceKinds.ts. No index, no sums, no shortcuts: what src/reading answers is held to this.
 */
import { NODE_KINDS } from '../../../src/cdn/nodeKinds'
import type { NodeInfo } from '../../../src/run/run.types'
import { Kind, OUTCOME_NAMES, Outcome, SLOT_STATE_NAMES, slotIndex, slotState } from '../../../src/trace/traceKinds'
import { Cause, type Exchanges } from '../../../src/trace/exchanges'
import type { Trace } from '../../../src/trace/trace'
import type { LifeRecord } from '../../../src/trace/lifeTable'

export interface NaiveRequest {
  readonly client: number
  readonly step: number
  readonly atUs: number
  /** "GET /logo.png" */
  readonly target: string
  outcome: string | null
  status: number | null
  waitUs: number | null
  content: string
  expectedContent: string
  bytes: number
  refreshed: boolean
  cacheStatus: string
}

export interface NaiveSlot {
  key: string
  state: string
  life: LifeRecord | null
}

export interface NaiveReading {
  readonly requests: Map<number, NaiveRequest>
  /** Decisions by node and outcome: "3 hit". */
  readonly decisions: Map<string, number>
  /** Of the step that is on. */
  readonly stepDecisions: Map<string, number>
  readonly arrivals: { readonly atUs: number; readonly step: number; readonly conditional: boolean }[]
  readonly sent: { readonly step: number; readonly content: number; readonly head: number; readonly pushed: boolean }[]
  /** By node and number: "3 0", in the order of their first use. */
  readonly slots: Map<string, NaiveSlot>
  readonly inside: Map<number, number>
  step: number
}

/** The first `count` records; `nodes` are the run's. */
export function readNaively(trace: Trace, nodes: readonly NodeInfo[], count = trace.length): NaiveReading {
  const seen: NaiveReading = {
    requests: new Map(), decisions: new Map(), stepDecisions: new Map(), arrivals: [], sent: [], slots: new Map(), inside: new Map(), step: 0,
  }
  for (let i = 0; i < count; i++) readRecord(trace, i, seen)
  const [outcomes, statuses] = [aboutRequests(trace, Kind.Outcome), aboutRequests(trace, Kind.CacheStatus)]
  for (const [id, request] of seen.requests) {
    const outcome = usersRecord(trace, nodes, outcomes.get(id) ?? [])
    const status = usersRecord(trace, nodes, statuses.get(id) ?? [])
    if (outcome !== undefined && outcome < count) request.outcome = OUTCOME_NAMES[trace.a(outcome)]!
    if (status !== undefined) request.cacheStatus = trace.string(trace.b(status))
  }
  // The record of a slot and that of its copy's life are one event.
  const isCut = count > 0 && count < trace.length && trace.kind(count - 1) === Kind.Slot && trace.kind(count) === Kind.Life
  if (isCut && trace.node(count - 1) === trace.node(count) && slotIndex(trace.a(count - 1)) === slotIndex(trace.a(count))) readSlot(trace, count, seen)
  return seen
}

function readRecord(trace: Trace, i: number, seen: NaiveReading): void {
  const kind = trace.kind(i)
  if (kind === Kind.Step) {
    seen.step = trace.a(i)
    seen.stepDecisions.clear()
  }
  if (kind === Kind.Request) {
    seen.requests.set(trace.request(i), {
      client: trace.node(i), step: trace.b(i), atUs: trace.timeUs(i), target: trace.string(trace.a(i)),
      outcome: null, status: null, waitUs: null, content: '', expectedContent: '', bytes: 0, refreshed: false, cacheStatus: '',
    })
  }
  readSlot(trace, i, seen)
  readNode(trace, i, seen)
  const request = seen.requests.get(trace.request(i))
  if (request) readRequest(trace, i, request)
}

function readRequest(trace: Trace, i: number, request: NaiveRequest): void {
  const [a, b] = [trace.a(i), trace.b(i)]
  switch (trace.kind(i)) {
    case Kind.Done:
      request.status = a
      request.waitUs = b
      break
    case Kind.Content:
      request.content = trace.string(a)
      request.expectedContent = trace.string(b)
      break
    case Kind.Sent:
      request.bytes += a + b
      break
    case Kind.Refresh:
      request.refreshed = true
  }
}

/** The records of a kind about each request, in order, without what nobody waited for. */
function aboutRequests(trace: Trace, kind: Kind): Map<number, number[]> {
  const about = new Map<number, number[]>()
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) !== kind || !trace.exchanges.isWaitedFor(trace.exchange(i))) continue
    about.set(trace.request(i), [...(about.get(trace.request(i)) ?? []), i])
  }
  return about
}

/**
 * The record that is the user's among all of a kind about a request: on the user's own tries, the latest first, what a shared
 * cache said to the user; else what the user's browser said, and then anybody. A user who gives up has the last word on the
 * outcome, and the browser on what caches did.
 */
function usersRecord(trace: Trace, nodes: readonly NodeInfo[], about: readonly number[]): number | undefined {
  const { exchanges } = trace
  const isUsers = (i: number): boolean => NODE_KINDS[nodes[trace.node(i)]!.kind].asks
  const own = about.find(isUsers)
  if (own !== undefined && (trace.kind(own) === Kind.CacheStatus || trace.a(own) === Outcome.Unanswered)) return own
  const isSaidToUser = (i: number): boolean => NODE_KINDS[nodes[trace.node(i)]!.kind].sharedCache && isFromUser(exchanges, nodes, trace.exchange(i))
  const latest = (records: readonly number[]): number | undefined => {
    const last = Math.max(...records.map((i) => trace.exchange(i)))
    return records.find((i) => trace.exchange(i) === last)
  }
  return latest(about.filter(isSaidToUser)) ?? own ?? latest(about)
}

/** Sent by the user's own node, or given on by a balancer, which keeps nothing. */
function isFromUser(exchanges: Exchanges, nodes: readonly NodeInfo[], exchange: number): boolean {
  const { kind } = nodes[exchanges.from(exchange)]!
  return NODE_KINDS[kind].asks || (kind === 'balancer' && isFromUser(exchanges, nodes, exchanges.parent(exchange)))
}

function readNode(trace: Trace, i: number, seen: NaiveReading): void {
  const [a, b, node] = [trace.a(i), trace.b(i), trace.node(i)]
  switch (trace.kind(i)) {
    case Kind.Outcome: {
      const key = `${node} ${OUTCOME_NAMES[a]}`
      for (const decisions of [seen.decisions, seen.stepDecisions]) decisions.set(key, (decisions.get(key) ?? 0) + 1)
      break
    }
    case Kind.Receive:
      seen.arrivals.push({ atUs: trace.timeUs(i), step: seen.step, conditional: a === 1 })
      seen.inside.set(node, b)
      break
    case Kind.Answer:
      seen.inside.set(node, b)
      break
    case Kind.Sent:
      seen.sent.push({ step: seen.step, content: a, head: b, pushed: trace.exchanges.cause(trace.exchange(i)) === Cause.Push })
  }
}

function readSlot(trace: Trace, i: number, seen: NaiveReading): void {
  const place = `${trace.node(i)} ${slotIndex(trace.a(i))}`
  const slot = seen.slots.get(place)
  if (trace.kind(i) === Kind.Life && slot) slot.life = trace.lives.at(trace.b(i))
  if (trace.kind(i) !== Kind.Slot) return
  const state = SLOT_STATE_NAMES[slotState(trace.a(i))]!
  const life = state === 'empty' ? null : (slot?.life ?? null)
  seen.slots.set(place, { key: trace.string(trace.b(i)), state, life })
}

/** A slot at a time: its state, and how old its copy is (ms). */
export function slotAt({ key, state, life }: NaiveSlot, timeUs: number): { key: string; state: string; ageMs: number | null } {
  if (life === null) return { key, state, ageMs: null }
  const ageUs = life.ageUs + Math.max(0, timeUs - life.sinceUs)
  return { key, state: state === 'fresh' && ageUs >= life.lifetimeUs ? 'stale' : state, ageMs: ageUs / 1000 }
}

/** Most of the times (µs, ascending) in a second that ends with one of them; one that lies a whole second back is out of it. */
export function busiestSecond(timesUs: readonly number[]): number {
  return timesUs.reduce((most, end, k) => {
    let inside = 1
    while (k - inside >= 0 && end - timesUs[k - inside]! < 1_000_000) inside++
    return Math.max(most, inside)
  }, 0)
}

/** Nearest rank in the sorted waits, in ms; null for none. */
export function rankMs(waitsUs: readonly number[], share: number): number | null {
  const sorted = waitsUs.toSorted((a, b) => a - b)
  const rank = sorted.find((_, k) => k + 1 >= share * sorted.length)
  return rank === undefined ? null : rank / 1000
}
