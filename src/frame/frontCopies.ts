/**
 * Copies of caches in the view `front`: which of them are as old as before the change, and which of these came after their cache had been
 * told. That is the race: a cache that has forgotten a page fetches it again from one that has not, and has the old one once more.
 */
import { Kind, slotIndex } from '../trace/traceKinds'
import type { FrontStep } from './frontStep'
import type { FrontCopy, FrontSpan } from './frontFrame'

/** By their keys: what the copies of a node showed before something changed in the step; empty as long as nothing has. */
function contentsBefore({ run: { trace }, index, ofKind, changing }: FrontStep, node: number): ReadonlyMap<string, string> {
  const [change] = ofKind(Kind.Deploy)
  if (change === undefined) return new Map()
  return new Map(index.copies.used(node, change).flatMap((slot) => {
    const copy = index.copies.at(node, slot, change, trace.timeUs(change))
    return copy?.life && changing.has(copy.key.replace(/^GET /, '')) ? [[copy.key, copy.life.content] as const] : []
  }))
}

/** The places of a node that have been used. */
export function copiesOf(at: FrontStep, node: number): readonly FrontCopy[] {
  const { index, count, timeUs } = at
  const before = contentsBefore(at, node)
  return index.copies.used(node, count).map((slot): FrontCopy => {
    const { key, state, life } = index.copies.at(node, slot, count, timeUs)!
    return { key, state: !life ? 'empty' : life.content === before.get(key) ? 'old' : state === 'empty' ? 'empty' : 'held' }
  })
}

/** While a node had an old copy that had come after record `told`, with which it had done what it was told. */
export function stainsOf(at: FrontStep, node: number, told: number): readonly FrontSpan[] {
  const { run: { trace }, index, count, clock, nowMs, ofKind } = at
  const before = contentsBefore(at, node)
  const came = ofKind(Kind.Life).filter((i) => i > told && trace.node(i) === node)
  return Array.from(came).flatMap((record) => {
    const slot = slotIndex(trace.a(record))
    const copy = index.copies.at(node, slot, record + 1, trace.timeUs(record))
    if (!copy?.life || copy.life.content !== before.get(copy.key)) return []
    const gone = index.copies.changedAfter(node, slot, record)
    return [{ fromMs: clock(trace.timeUs(record)), toMs: gone !== undefined && gone < count ? clock(trace.timeUs(gone)) : nowMs }]
  })
}
