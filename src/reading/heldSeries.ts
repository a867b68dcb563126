/**
 * What caches hold: entries and bytes of each node after any record, as running totals. Every copy counts, drawn or not;
 * a stale one takes room as a fresh one does. Caches that keep copies for ever record no sizes and hold nothing here.
 */
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import { Kind, SlotState, slotIndex, slotState } from '../trace/traceKinds'

export interface Held {
  readonly entries: number
  readonly bytes: number
}

interface Column {
  readonly records: number[]
  /** After each of the records. */
  readonly held: Held[]
  /** Bytes of the copy in each slot that has one. */
  readonly copies: Map<number, number>
}

const NOTHING: Held = { entries: 0, bytes: 0 }

export class HeldSeries {
  readonly #columns: readonly Column[]

  constructor({ trace, nodes }: Run) {
    this.#columns = nodes.map(() => ({ records: [], held: [], copies: new Map() }))
    for (let i = 0; i < trace.length; i++) {
      const kind = trace.kind(i)
      if (kind === Kind.Slot && slotState(trace.a(i)) === SlotState.Empty) this.#change(trace.node(i), slotIndex(trace.a(i)), undefined, i)
      // The record of a slot and that of its copy's life are one event.
      if (kind === Kind.Life) this.#change(trace.node(i), trace.a(i), trace.lives.bytes(trace.b(i)), trace.kind(i - 1) === Kind.Slot ? i - 1 : i)
    }
  }

  /** What a node holds after the first `count` records. */
  of(node: number, count: number): Held {
    const { records, held } = this.#columns[node]!
    return held[lowerBound(records, count) - 1] ?? NOTHING
  }

  #change(node: number, slot: number, bytes: number | undefined, record: number): void {
    const { records, held, copies } = this.#columns[node]!
    const before = copies.get(slot)
    if (before === bytes) return
    const last = held.at(-1) ?? NOTHING
    if (bytes === undefined) copies.delete(slot)
    else copies.set(slot, bytes)
    records.push(record)
    held.push({ entries: copies.size, bytes: last.bytes - (before ?? 0) + (bytes ?? 0) })
  }
}
