/**
 * One slot of a cache at a moment, as it is drawn.
 */
import type { Reading } from '../reading/reading'
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

export function slotFrame(run: Reading, index: TraceIndex, { node, slot, count, timeUs }: Moment): SlotFrame {
  const reservedFor = run.nodes[node]!.shows[slot]!
  const found = index.copies.at(node, slot, count, Math.ceil(timeUs - BETWEEN_RECORDS))
  if (!found || found.state === 'empty') return { key: reservedFor, state: 'empty', request: found ? run.trace.request(found.record) : -1, life: null }
  return { key: found.key, state: found.state, request: run.trace.request(found.record), life: found.life }
}
