/**
 * One request at a cache as a bar, put together record by record: that it waited for another's fetch, that it fetched itself, and when it
 * had its answer.
 */
import { usToMs } from '../engine/time'
import type { DoorPart, DoorRow } from './doorHistory'
import type { Trace } from '../trace/trace'
import { Kind, NO_STATUS, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { WAIT_END_NAMES } from '../trace/waitEnds'

type Changing<P> = P extends unknown ? { -readonly [K in keyof P]: P[K] } : never
type Part<K extends DoorPart['kind']> = Changing<Extract<DoorPart, { kind: K }>>

/** The request that led under a key just before a record. */
export type LeaderBefore = (key: number, record: number) => number

export class DoorRowReader {
  readonly #trace: Trace
  readonly #node: number
  readonly #leaderBefore: LeaderBefore
  readonly #parts: (Part<'waits'> | Part<'fetches'>)[] = []
  /** By exchange: the wait of a request that came in by it, and the key that it waits under. */
  readonly #waits = new Map<number, { readonly part: Part<'waits'>; readonly key: number }>()
  /** By exchange that was sent on. */
  readonly #fetches = new Map<number, Part<'fetches'>>()
  /** Exchanges that have led. */
  readonly #leading = new Set<number>()
  #hasCome = false
  #done: number | undefined

  constructor(trace: Trace, node: number, leaderBefore: LeaderBefore) {
    this.#trace = trace
    this.#node = node
    this.#leaderBefore = leaderBefore
  }

  /** Takes the next record of the request; of messages what is seen of them at `position` (µs). */
  take(i: number, position: number): void {
    const trace = this.#trace
    const exchange = trace.exchange(i)
    if (trace.kind(i) === Kind.Done) this.#end(i)
    if (trace.kind(i) === Kind.GiveUp) this.#giveUp(i, exchange)
    if (trace.isBehind(i)) return
    if (trace.exchanges.from(exchange) === this.#node) this.#takeFetch(i, exchange, position)
    else if (trace.kind(i) === Kind.Hop && hopTo(trace.a(i)) === this.#node) this.#hasCome = true
    else if (trace.node(i) === this.#node) this.#takeMeeting(i, exchange)
  }

  /** The row after `count` records of the run; undefined for a request that did not turn to this cache. */
  row(count: number, facts: Pick<DoorRow, 'request' | 'url' | 'outcome'> & { readonly fromUs: number }): DoorRow | undefined {
    if (!this.#hasCome) return undefined
    const { fromUs, ...known } = facts
    for (const { part, key } of this.#waits.values()) if (part.end === null) part.for = this.#leaderBefore(key, count)
    const done = this.#done
    const status = done === undefined || this.#trace.a(done) === NO_STATUS ? null : this.#trace.a(done)
    return { ...known, fromMs: usToMs(fromUs), toMs: done === undefined ? null : this.#atMs(done), status, parts: this.#parts }
  }

  #atMs(i: number): number {
    return usToMs(this.#trace.timeUs(i))
  }

  #takeMeeting(i: number, exchange: number): void {
    const trace = this.#trace
    if (trace.kind(i) === Kind.Lead) this.#leading.add(exchange)
    if (trace.kind(i) === Kind.Wait) {
      const part: Part<'waits'> = { kind: 'waits', fromMs: this.#atMs(i), toMs: null, for: trace.exchanges.request(trace.b(i)), end: null }
      this.#waits.set(exchange, { part, key: trace.a(i) })
      this.#parts.push(part)
    }
    const wait = this.#waits.get(exchange)
    if (trace.kind(i) !== Kind.Waited || !wait) return
    wait.part.toMs = this.#atMs(i)
    wait.part.end = WAIT_END_NAMES[trace.a(i)]!
    wait.part.for = this.#leaderBefore(wait.key, i)
  }

  #takeFetch(i: number, exchange: number, position: number): void {
    const trace = this.#trace
    const kind = trace.kind(i)
    const isHop = kind === Kind.Hop || kind === Kind.Lost
    if (isHop && trace.node(i) === this.#node && !this.#fetches.has(exchange)) {
      const part: Part<'fetches'> = { kind: 'fetches', fromMs: this.#atMs(i), toMs: null, leads: this.#leading.has(trace.exchanges.parent(exchange)) }
      this.#fetches.set(exchange, part)
      this.#parts.push(part)
    }
    const fetch = this.#fetches.get(exchange)
    if (!fetch) return
    if (kind !== Kind.Hop || hopTo(trace.a(i)) !== this.#node || hopPhase(trace.a(i)) !== Phase.Response) return
    const arrivesUs = trace.timeUs(i) + trace.b(i)
    if (arrivesUs <= position) fetch.toMs = usToMs(arrivesUs)
  }

  /** An exchange is given up, and what was fetched for it. */
  #giveUp(i: number, exchange: number): void {
    for (const [fetch, part] of this.#fetches) {
      if (fetch === exchange || this.#trace.exchanges.parent(fetch) === exchange) part.toMs ??= this.#atMs(i)
    }
  }

  /** Nobody waits for it any more: what still runs for it ends. */
  #end(i: number): void {
    this.#done = i
    for (const part of this.#parts) part.toMs ??= this.#atMs(i)
  }
}
