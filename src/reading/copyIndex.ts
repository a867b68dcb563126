/**
 * Where the lives of copies stand in the trace: for each slot its Life records and the records
 * that emptied it, and the moments at which a copy stopped being fresh, which nobody records.
 */
import { staleFromUs } from '../trace/lifeAt'
import type { Trace } from '../trace/trace'
import { Kind, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'

export interface CopyIndex {
  /** The Life record in force in a slot after the first `count` records; undefined without a copy. */
  readonly lifeRecord: (node: number, slot: number, count: number) => number | undefined
  /** Copies that stopped being fresh while they were held, in time: when, and the Life record of each. */
  readonly expiries: { readonly timesUs: Float64Array; readonly records: Int32Array }
}

const SLOT_UNIT = 2 ** 24

/** `records` are the Slot and Life records, in order. */
export function copyIndex(run: Run, records: Int32Array): CopyIndex {
  const { trace } = run
  const lives = new Map<number, number[]>()
  const emptied = new Map<number, number[]>()
  const current = new Map<number, number>()
  const expired: { atUs: number; record: number }[] = []
  const end = (key: number, untilUs: number): void => {
    const record = current.get(key)
    current.delete(key)
    if (record === undefined) return
    const atUs = staleFromUs(trace.lives[trace.b(record)]!)
    if (atUs > trace.timeUs(record) && atUs <= untilUs) expired.push({ atUs, record })
  }
  for (const i of records) {
    const key = trace.node(i) * SLOT_UNIT + slotIndex(trace.a(i))
    if (trace.kind(i) === Kind.Life) {
      end(key, trace.timeUs(i))
      current.set(key, i)
      push(lives, key, i)
    } else if (slotState(trace.a(i)) === SlotState.Empty) {
      end(key, trace.timeUs(i))
      push(emptied, key, i)
    }
  }
  for (const key of current.keys()) end(key, run.endUs)
  expired.sort((a, b) => a.atUs - b.atUs || a.record - b.record)
  return {
    lifeRecord(node, slot, count) {
      const key = node * SLOT_UNIT + slot
      // The record of a slot and that of its copy's life are one event.
      if (isLifeOf(trace, count, node, slot) && trace.kind(count - 1) === Kind.Slot) return count
      const record = lastBefore(lives.get(key), count)
      const gone = lastBefore(emptied.get(key), count)
      return record === undefined || (gone !== undefined && gone > record) ? undefined : record
    },
    expiries: {
      timesUs: Float64Array.from(expired, ({ atUs }) => atUs),
      records: Int32Array.from(expired, ({ record }) => record),
    },
  }
}

function isLifeOf(trace: Trace, i: number, node: number, slot: number): boolean {
  return i > 0 && i < trace.length && trace.kind(i) === Kind.Life && trace.node(i) === node && trace.a(i) === slot
}

function push(lists: Map<number, number[]>, key: number, record: number): void {
  const list = lists.get(key)
  if (list) list.push(record)
  else lists.set(key, [record])
}

function lastBefore(records: readonly number[] | undefined, count: number): number | undefined {
  return records?.[lowerBound(records, count) - 1]
}
