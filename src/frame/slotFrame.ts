/**
 * One slot of a cache at a moment. That a copy has become stale is in no record: it follows
 * from its life and the time.
 */
import { lifeAt } from '../trace/lifeAt'
import { SLOT_STATE_NAMES, slotState } from '../trace/traceKinds'
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import type { TraceIndex } from '../reading/traceIndex'
import type { SlotFrame } from './types'

/** A position's fraction tells records of one µs apart and is no time: ages are told by whole µs. */
const BETWEEN_RECORDS = 1e-3

interface Moment {
  readonly node: number
  readonly slot: number
  readonly count: number
  readonly timeUs: number
}

export function slotFrame(run: Run, index: TraceIndex, { node, slot, count, timeUs }: Moment): SlotFrame {
  const { trace } = run
  const key = run.nodes[node]!.shows[slot]!
  const records = index.slots[node]![slot]!
  const last = records[lowerBound(records, count) - 1]
  if (last === undefined) return { key, state: 'empty', request: -1, life: null }
  const lifeRecord = index.copies.lifeRecord(node, slot, count)
  const life = lifeRecord === undefined ? null : lifeAt(trace.lives[trace.b(lifeRecord)]!, Math.ceil(timeUs - BETWEEN_RECORDS))
  const recorded = SLOT_STATE_NAMES[slotState(trace.a(last))]!
  const isOld = recorded === 'fresh' && life !== null && life.ageMs >= life.lifetimeMs
  return { key, state: isOld ? 'stale' : recorded, request: trace.request(last), life }
}
