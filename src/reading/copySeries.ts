/**
 * The slots of all caches: for each the records that changed it and the lives of its copies, so that its state at any
 * record is a binary search; and the moments at which copies stopped being fresh, which nobody records.
 */
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import { type CopyLife, lifeAt, staleFromUs } from '../trace/lifeAt'
import type { Trace } from '../trace/trace'
import { Kind, SLOT_STATE_NAMES, SlotState, type SlotStateName, slotIndex, slotState } from '../trace/traceKinds'
import { Grouped, type GroupedData } from './grouped'

/** A slot that was used, at a moment. */
export interface SlotAt {
  /** The record that changed it last. */
  readonly record: number
  readonly key: string
  /** A fresh copy whose lifetime has passed is stale, although no record says so. */
  readonly state: SlotStateName
  /** null when it is empty, and in a cache that keeps copies for ever. */
  readonly life: CopyLife | null
}

/** Copies that stopped being fresh while they were held, in time: when, and the Life record of each. */
interface Expiries {
  readonly timesUs: Float64Array
  readonly records: Int32Array
}

/** The columns of the series, as they cross to another thread. Groups are the slots of all nodes. */
export interface CopyColumns {
  /** [node]: the number of its first slot among those of all nodes; one longer than there are nodes. */
  readonly places: Int32Array
  readonly changes: GroupedData
  readonly emptied: GroupedData
  readonly lives: GroupedData
  readonly expiries: Expiries
}

export function copyColumns({ trace, nodes, endUs }: Run, byKind: Grouped): CopyColumns {
  const inPlaces = byKind.get(Kind.Slot)
  const lifeRecords = byKind.get(Kind.Life)
  const places = placesOf(trace, nodes.length, [inPlaces, lifeRecords])
  const slots = places.at(-1)!
  const place = (i: number): number => places[trace.node(i)]! + slotIndex(trace.a(i))
  const emptied = Grouped.members(inPlaces, slots, (i) => (slotState(trace.a(i)) === SlotState.Empty ? place(i) : -1))
  const lives = Grouped.members(lifeRecords, slots, place)
  return { places, changes: Grouped.members(inPlaces, slots, place), emptied, lives, expiries: expiriesOf(trace, slots, lives, emptied, endUs) }
}

export class CopySeries {
  readonly expiries: Expiries
  readonly #trace: Trace
  readonly #places: Int32Array
  readonly #changes: Grouped
  readonly #emptied: Grouped
  readonly #lives: Grouped

  constructor(trace: Trace, { places, changes, emptied, lives, expiries }: CopyColumns) {
    this.#trace = trace
    this.#places = places
    this.#changes = new Grouped(changes)
    this.#emptied = new Grouped(emptied)
    this.#lives = new Grouped(lives)
    this.expiries = expiries
  }

  /** The slot after the first `count` records, its copy as old as at `timeUs` (whole µs); undefined when nothing was ever in it. */
  at(node: number, slot: number, count: number, timeUs: number): SlotAt | undefined {
    const trace = this.#trace
    const record = this.#last(this.#changes, node, slot, count)
    if (record === undefined) return undefined
    const recorded = SLOT_STATE_NAMES[slotState(trace.a(record))]!
    const lifeRecord = this.#lifeRecord(node, slot, count)
    const life = lifeRecord === undefined ? null : lifeAt(trace.lives.at(trace.b(lifeRecord)), timeUs)
    const isOld = recorded === 'fresh' && life !== null && life.ageMs >= life.lifetimeMs
    return { record, key: trace.string(trace.b(record)), state: isOld ? 'stale' : recorded, life }
  }

  /** The record since which a slot has been taken: the first after it was emptied last. Infinity when it is empty. */
  takenSince(node: number, slot: number, count: number): number {
    const changes = this.#of(this.#changes, node, slot)
    const since = changes[lowerBound(changes, (this.#last(this.#emptied, node, slot, count) ?? -1) + 1)]
    return since !== undefined && since < count ? since : Infinity
  }

  /** The first record after another one that changes a slot or the life of its copy; undefined when there is none. */
  changedAfter(node: number, slot: number, record: number): number | undefined {
    const next = (grouped: Grouped): number => {
      const records = this.#of(grouped, node, slot)
      return records[lowerBound(records, record + 1)] ?? Infinity
    }
    const first = Math.min(next(this.#changes), next(this.#lives))
    return first === Infinity ? undefined : first
  }

  /** The slots of a cache that were used by the first `count` records, in the order of their first use. */
  used(node: number, count: number): number[] {
    const first = (slot: number): number => this.#of(this.#changes, node, slot)[0] ?? Infinity
    return Array.from({ length: this.#places[node + 1]! - this.#places[node]! }, (_, slot) => slot)
      .filter((slot) => first(slot) < count)
      .sort((a, b) => first(a) - first(b))
  }

  /** The Life record in force after the first `count` records; undefined without a copy. */
  #lifeRecord(node: number, slot: number, count: number): number | undefined {
    // The record of a slot and that of its copy's life are one event.
    if (isLifeOf(this.#trace, count, node, slot) && this.#trace.kind(count - 1) === Kind.Slot) return count
    const life = this.#last(this.#lives, node, slot, count)
    const gone = this.#last(this.#emptied, node, slot, count)
    return life === undefined || (gone !== undefined && gone > life) ? undefined : life
  }

  #last(grouped: Grouped, node: number, slot: number, count: number): number | undefined {
    const records = this.#of(grouped, node, slot)
    return records[lowerBound(records, count) - 1]
  }

  /** Of a slot that its node never used: none. */
  #of(grouped: Grouped, node: number, slot: number): Int32Array {
    const place = this.#places[node]! + slot
    return grouped.get(place < this.#places[node + 1]! ? place : -1)
  }
}

function expiriesOf(trace: Trace, slots: number, livesOf: Grouped, emptiedOf: Grouped, endUs: number): Expiries {
  const expired: { atUs: number; record: number }[] = []
  const timeOf = (record: number | undefined): number => (record === undefined ? Infinity : trace.timeUs(record))
  for (let place = 0; place < slots; place++) {
    const lives = livesOf.get(place)
    const emptied = emptiedOf.get(place)
    lives.forEach((record, k) => {
      const atUs = staleFromUs(trace.lives.at(trace.b(record)))
      const goneUs = Math.min(endUs, timeOf(lives[k + 1]), timeOf(emptied[lowerBound(emptied, record)]))
      if (atUs > trace.timeUs(record) && atUs <= goneUs) expired.push({ atUs, record })
    })
  }
  expired.sort((a, b) => a.atUs - b.atUs || a.record - b.record)
  return {
    timesUs: Float64Array.from(expired, ({ atUs }) => atUs),
    records: Int32Array.from(expired, ({ record }) => record),
  }
}

/** Room for every slot that a record names, node after node. */
function placesOf(trace: Trace, nodes: number, series: readonly Int32Array[]): Int32Array {
  const places = new Int32Array(nodes + 1)
  for (const records of series) {
    for (const i of records) {
      const after = trace.node(i) + 1
      places[after] = Math.max(places[after]!, slotIndex(trace.a(i)) + 1)
    }
  }
  for (let node = 0; node < nodes; node++) places[node + 1]! += places[node]!
  return places
}

function isLifeOf(trace: Trace, i: number, node: number, slot: number): boolean {
  return i > 0 && i < trace.length && trace.kind(i) === Kind.Life && trace.node(i) === node && trace.a(i) === slot
}
