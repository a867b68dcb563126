/**
 * The race: a cache that has forgotten a page fetches it again from one that has not, and has the old one once more.
 */
import { Kind, slotIndex } from '../trace/traceKinds'
import type { FrontStep } from './frontAt'
import type { FrontSpan } from './frontFrame'

/** While a node had a copy as old as before the change that had come after record `told`, with which it had done what it was told. */
export function stainsOf({ run: { trace }, index, count, clock, nowMs, changing, ofKind }: FrontStep, node: number, told: number): readonly FrontSpan[] {
  const [change] = ofKind(Kind.Deploy)
  if (change === undefined) return []
  const changeUs = trace.timeUs(change)
  const before = new Map(index.copies.used(node, change).flatMap((slot) => {
    const copy = index.copies.at(node, slot, change, changeUs)
    return copy?.life ? [[copy.key, copy.life.content] as const] : []
  }))
  const came = ofKind(Kind.Life).filter((i) => i > told && trace.node(i) === node)
  return Array.from(came).flatMap((record) => {
    const slot = slotIndex(trace.a(record))
    const copy = index.copies.at(node, slot, record + 1, trace.timeUs(record))
    if (!copy?.life || !changing.has(copy.key.replace(/^GET /, '')) || copy.life.content !== before.get(copy.key)) return []
    const gone = index.copies.changedAfter(node, slot, record)
    return [{ fromMs: clock(trace.timeUs(record)), toMs: gone !== undefined && gone < count ? clock(trace.timeUs(gone)) : nowMs }]
  })
}
