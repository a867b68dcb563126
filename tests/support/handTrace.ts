/**
 * A trace written by hand, for tests of what is read from traces: one edge with one slot, its
 * origin and a user. Nothing runs.
 */
import { Cause, NO_EXCHANGE } from '../../src/trace/exchanges'
import { NO_NODE, Trace } from '../../src/trace/trace'
import type { LifeRecord } from '../../src/trace/lifeTable'
import { Kind, SlotState, packSlot } from '../../src/trace/traceKinds'
import type { Reading } from '../../src/reading/reading'

export const [EDGE, ORIGIN, USER] = [0, 1, 2]
/** So many requests of the user have exchanges of the same numbers. */
const REQUESTS = 8
/** A second (µs). */
export const S = 1_000_000

/** A copy of v1 that knows nothing beside its lifetime (µs). */
export function lifeOf(lifetimeUs: number, more: Partial<LifeRecord> = {}): LifeRecord {
  return {
    sinceUs: 0, ageUs: 0, lifetimeUs, staleWhileRevalidateUs: 0, staleIfErrorUs: 0,
    asksAlways: false, validator: '', content: 'v1', bytes: 1200, parts: [], ...more,
  }
}

export class HandTrace {
  readonly trace = new Trace()
  readonly #key: string
  readonly #life: LifeRecord

  /** `life` is what copies have unless `keep` says otherwise. */
  constructor(key: string, life: LifeRecord) {
    this.#key = key
    this.#life = life
    for (let request = 0; request < REQUESTS; request++) this.trace.exchanges.open(Cause.User, USER, NO_EXCHANGE, request)
    this.trace.record(0, Kind.Step, NO_NODE, -1, 0, 0)
  }

  get nodes(): Reading['nodes'] {
    return [
      { index: EDGE, id: 'edge', kind: 'edge', name: 'Edge', shows: [this.#key] },
      { index: ORIGIN, id: 'origin', kind: 'origin', name: 'Origin', shows: [] },
      { index: USER, id: 'user', kind: 'client', name: 'User', shows: [] },
    ]
  }

  /** Begins a refresh behind the answer to a request; the number of its exchange. */
  refresh(request: number): number {
    return this.trace.exchanges.open(Cause.Refresh, EDGE, request)
  }

  slot(atUs: number, state: SlotState, request = 0): void {
    this.trace.record(atUs, Kind.Slot, EDGE, request, packSlot(0, state), this.trace.intern(this.#key))
  }

  /** The edge has a copy from this time on. */
  keep(atUs: number, changes: Partial<LifeRecord> = {}, request = 0): void {
    this.slot(atUs, SlotState.Fresh, request)
    this.trace.record(atUs, Kind.Life, EDGE, request, 0, this.trace.addLife({ ...this.#life, sinceUs: atUs, ...changes }))
  }
}
