/**
 * Where objects were on disk, and when: for each object the stretches of time in which a cache of a group held a copy of it,
 * and what users got while it did and while it did not. It is read from the trace once; a moment is a few binary searches.
 * A copy that has grown old takes its room as a fresh one does, so it counts until it is gone.
 */
import type { Run } from '../run/run.types'
import { Cause } from '../trace/exchanges'
import { lowerBound } from '../trace/intervals'
import { Kind, Outcome, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import { indexOf } from './traceIndex'

/** One object in one cache. */
export interface Stay {
  /** The number of the object among those that were asked about. */
  readonly row: number
  readonly node: number
  /** The record that brought it, and the one that took it: Infinity while none has. */
  readonly record: number
  readonly end: number
  readonly fromUs: number
  /** The run's end where none took it. */
  readonly toUs: number
  /** Numbers of the lookups that it answered, in order. */
  readonly uses: readonly number[]
}

/** What a cache of the group decided about a user's request. */
export interface Lookup {
  readonly row: number
  readonly node: number
  readonly record: number
  readonly atUs: number
  /** A copy answered. */
  readonly hit: boolean
}

/** After some records. */
export interface Held {
  /** Objects of which the group held a copy at least. */
  readonly objects: number
  /** Copies, in all of its caches. */
  readonly copies: number
}

/** Of some lookups. */
export interface Found {
  /** Those that a copy answered. */
  readonly hits: number
  readonly asked: number
}

const HITS: readonly number[] = [Outcome.Hit, Outcome.Stale, Outcome.Revalidated]

export class Residency {
  /** In the order in which they began. */
  readonly stays: readonly Stay[]
  /** In the order of their records. */
  readonly lookups: readonly Lookup[]
  readonly #began: Int32Array
  readonly #looked: Int32Array
  /** Hits among the first so many lookups. */
  readonly #hits: Float64Array

  /** Of the caches with these numbers, and of GETs of these URLs: whatever else they hold is left out. Requests of `visitors`, which are clients, are no lookups. */
  constructor(run: Run, nodes: readonly number[], urls: readonly string[], visitors: readonly number[] = []) {
    const rows = new Map(urls.map((url, row) => [`GET ${url}`, row]))
    const isOfGroup = new Set(nodes)
    this.lookups = lookupsOf(run, isOfGroup, rows).filter(({ record }) => !visitors.includes(run.requests.client(run.trace.request(record))))
    this.stays = staysOf(run, isOfGroup, rows, this.lookups)
    this.#began = Int32Array.from(this.stays, ({ record }) => record)
    this.#looked = Int32Array.from(this.lookups, ({ record }) => record)
    this.#hits = new Float64Array(this.lookups.length + 1)
    this.lookups.forEach(({ hit }, k) => (this.#hits[k + 1] = this.#hits[k]! + Number(hit)))
  }

  /** How many of the stays had begun among the first `count` records. */
  begun(count: number): number {
    return lowerBound(this.#began, count)
  }

  /** How many of the lookups are among the first `count` records. */
  looked(count: number): number {
    return lowerBound(this.#looked, count)
  }

  /** What was held after the first `count` records. */
  held(count: number): Held {
    const here = this.stays.slice(0, this.begun(count)).filter(({ end }) => end >= count)
    return { objects: new Set(here.map(({ row }) => row)).size, copies: here.length }
  }

  /** The share of lookups among the records from `from` to `to` (exclusive) that a copy answered; NaN where there were none. */
  hitShare(from: number, to: number): number {
    const { hits, asked } = this.found(from, to)
    return hits / asked
  }

  /** How many lookups there were among the records from `from` to `to` (exclusive), and how many a copy answered. */
  found(from: number, to: number): Found {
    const [first, end] = [this.looked(from), this.looked(to)]
    return { hits: this.#hits[end]! - this.#hits[first]!, asked: end - first }
  }
}

function staysOf(run: Run, isOfGroup: ReadonlySet<number>, rows: ReadonlyMap<string, number>, lookups: readonly Lookup[]): Stay[] {
  const { trace, endUs } = run
  const hits = hitsBySpot(lookups)
  const open = new Map<string, { -readonly [K in keyof Stay]: Stay[K] }>()
  const stays: Stay[] = []
  for (const record of indexOf(run).ofKind(Kind.Slot)) {
    const node = trace.node(record)
    if (!isOfGroup.has(node)) continue
    const place = `${node} ${slotIndex(trace.a(record))}`
    const state = slotState(trace.a(record))
    const held = open.get(place)
    if (state === SlotState.Empty && held) {
      Object.assign(held, { end: record, toUs: trace.timeUs(record) })
      open.delete(place)
    }
    const row = rows.get(primaryOf(trace.string(trace.b(record))))
    if (state !== SlotState.Fresh || held || row === undefined) continue
    const stay = { row, node, record, end: Infinity, fromUs: trace.timeUs(record), toUs: endUs, uses: [] }
    open.set(place, stay)
    stays.push(stay)
  }
  return stays.map((stay) => ({ ...stay, uses: (hits.get(spot(stay)) ?? []).filter((k) => lookups[k]!.record > stay.record && lookups[k]!.record < stay.end) }))
}

const spot = ({ node, row }: Pick<Stay, 'node' | 'row'>): string => `${node} ${row}`

/** Numbers of the lookups that found a copy, by cache and object. */
function hitsBySpot(lookups: readonly Lookup[]): ReadonlyMap<string, readonly number[]> {
  const hits = new Map<string, number[]>()
  lookups.forEach((lookup, k) => {
    if (!lookup.hit) return
    const before = hits.get(spot(lookup))
    if (before) before.push(k)
    else hits.set(spot(lookup), [k])
  })
  return hits
}

/** A request that was under way at a cache when that died asks another one: it counts once, when it first looked, with what its user was given. */
function lookupsOf(run: Run, isOfGroup: ReadonlySet<number>, rows: ReadonlyMap<string, number>): Lookup[] {
  const { trace, requests } = run
  const ofUsers = Array.from(indexOf(run).ofKind(Kind.Outcome)).filter((record) => isOfGroup.has(trace.node(record)) && trace.request(record) >= 0 && trace.exchanges.cause(trace.exchange(record)) === Cause.User)
  const last = new Map(ofUsers.map((record) => [trace.request(record), record]))
  const counted = new Set<number>()
  return ofUsers.flatMap((record) => {
    const request = trace.request(record)
    if (counted.has(request)) return []
    counted.add(request)
    const given = last.get(request)!
    const node = trace.node(given)
    const { method, url } = requests.at(request)!
    const row = rows.get(`${method} ${url}`)
    return row === undefined ? [] : [{ row, node, record, atUs: trace.timeUs(record), hit: HITS.includes(trace.a(given)) }]
  })
}

/** A key without what its variant adds: "GET /page · accept-encoding: br" is a copy of "GET /page". */
function primaryOf(key: string): string {
  return key.split(' · ', 1)[0]!
}
