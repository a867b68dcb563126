/**
 * One pass over a trace for the report: what became of each request, what each cache decided,
 * what arrived at and left the origins, and every change of a slot. It judges nothing.
 */
import { Behind } from '../trace/behind'
import { usToMs } from '../engine/time'
import type { LifeRecord } from '../trace/trace'
import {
  Direction, Kind, OUTCOME_NAMES, type OutcomeName, SLOT_STATE_NAMES, type SlotStateName, hopTo, slotIndex, slotState,
} from '../trace/traceKinds'
import { header } from '../cdn/http/message'
import type { Run } from '../run/run.types'

/** A request while its records are read. */
export interface Draft {
  status: number | null
  waitMs: number | null
  outcome: OutcomeName | null
  cacheStatus: string
  path: string[]
  content: string
  wouldBe: string
  ageS: number | null
  refreshed: boolean
  bytes: number
}

/** A slot changes during a step: its state, or the life of its copy. */
export interface SlotChange {
  readonly step: number
  readonly slot: number
  readonly change: { readonly key: string; readonly state: SlotStateName } | { readonly life: LifeRecord }
}

export interface Scan {
  /** [request] */
  readonly drafts: readonly Draft[]
  /** [node] */
  readonly outcomes: readonly Record<OutcomeName, number>[]
  /** [node] */
  readonly slotChanges: readonly SlotChange[][]
  readonly arrivals: { readonly atUs: number; readonly conditional: boolean }[]
  readonly sent: { readonly atUs: number; readonly contentBytes: number; readonly headBytes: number }[]
}

export function scanTrace(run: Run): Scan {
  const scan: Scan = {
    drafts: run.requests.map(({ client }) => draftAt(run.nodes[client]!.id)),
    outcomes: run.nodes.map(() => ({ hit: 0, miss: 0, stale: 0, revalidated: 0, bypass: 0, error: 0, direct: 0 })),
    slotChanges: run.nodes.map(() => []),
    arrivals: [],
    sent: [],
  }
  const behind: Behind[] = []
  let step = 0
  for (let i = 0; i < run.trace.length; i++) {
    if (run.trace.kind(i) === Kind.Step) step = run.trace.a(i)
    const request = run.trace.request(i)
    if (request >= 0) readRequest(run, i, scan.drafts[request]!, (behind[request] ??= new Behind()).next(run.trace, i))
    readNode(run, i, step, scan)
  }
  return scan
}

function draftAt(client: string): Draft {
  return {
    status: null, waitMs: null, outcome: null, cacheStatus: '', path: [client],
    content: '', wouldBe: '', ageS: null, refreshed: false, bytes: 0,
  }
}

/** What a record says of its request; a refresh behind the answer goes its own way. */
function readRequest({ trace, nodes }: Run, i: number, draft: Draft, isBehind: boolean): void {
  switch (trace.kind(i)) {
    case Kind.Hop:
      if (!isBehind) draft.path.push(nodes[hopTo(trace.a(i))]!.id)
      break
    case Kind.Outcome:
      draft.outcome ??= OUTCOME_NAMES[trace.a(i)]!
      break
    case Kind.Message:
      if (isBehind || trace.b(i) !== Direction.ResponseIn || nodes[trace.node(i)]!.kind !== 'client') break
      draft.ageS = ageOf(trace.messages[trace.a(i)]!.headers)
      break
    case Kind.Done:
      Object.assign(draft, { status: trace.a(i), waitMs: usToMs(trace.b(i)) })
      break
    case Kind.Content:
      Object.assign(draft, { content: trace.string(trace.a(i)), wouldBe: trace.string(trace.b(i)) })
      break
    case Kind.Refresh:
      draft.refreshed = true
      break
    case Kind.Sent:
      draft.bytes += trace.a(i) + trace.b(i)
      break
    case Kind.CacheStatus:
      draft.cacheStatus = trace.string(trace.b(i))
  }
}

function ageOf(headers: readonly (readonly [string, string])[]): number | null {
  const value = header(headers, 'Age')
  return value === undefined ? null : Number(value)
}

/** What a record says of its node. */
function readNode({ trace }: Run, i: number, step: number, { outcomes, slotChanges, arrivals, sent }: Scan): void {
  const node = trace.node(i)
  const atUs = trace.timeUs(i)
  switch (trace.kind(i)) {
    case Kind.Outcome:
      outcomes[node]![OUTCOME_NAMES[trace.a(i)]!]++
      break
    case Kind.Slot: {
      const change = { key: trace.string(trace.b(i)), state: SLOT_STATE_NAMES[slotState(trace.a(i))]! }
      slotChanges[node]!.push({ step, slot: slotIndex(trace.a(i)), change })
      break
    }
    case Kind.Life:
      slotChanges[node]!.push({ step, slot: slotIndex(trace.a(i)), change: { life: trace.lives[trace.b(i)]! } })
      break
    case Kind.Receive:
      arrivals.push({ atUs, conditional: trace.a(i) === 1 })
      break
    case Kind.Sent:
      sent.push({ atUs, contentBytes: trace.a(i), headBytes: trace.b(i) })
  }
}
