/**
 * What has just happened at a node: a cache has decided, a place of it was filled, a user has an answer. Each flashes for a
 * moment of presentation time, so that it is seen at any pace.
 */
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { positionOf } from '../trace/position'
import { Kind, Outcome, SlotState, TONE_PLAIN, slotState } from '../trace/traceKinds'
import { dilationOf } from './dilation'
import type { FlashBuffer } from './standing'

const FLASH_MS = 700
/** No more nodes than these flash at once. */
export const MOST_FLASHES = 64

export function createFlashBuffer(): FlashBuffer {
  return {
    length: 0,
    nodes: new Int32Array(MOST_FLASHES),
    tones: new Uint8Array(MOST_FLASHES),
    ages: new Float32Array(MOST_FLASHES),
  }
}

/** Those of a moment after the first `count` records. */
export function flashesAt(run: Reading, count: number, position: number, out: FlashBuffer): void {
  const { trace } = run
  const { ofKind, requests } = indexOf(run)
  out.length = 0
  add(ofKind(Kind.Outcome), (i) => trace.a(i))
  add(ofKind(Kind.Slot), (i) => (slotState(trace.a(i)) === SlotState.Fresh ? Outcome.Hit : TONE_PLAIN))
  add(ofKind(Kind.Done), (i) => requests.outcomes[trace.request(i)]!)

  /** One flash a node: in a crowd they would cover each other. */
  function isThere(node: number): boolean {
    return out.nodes.subarray(0, out.length).includes(node)
  }

  function add(records: Int32Array, toneOf: (record: number) => number): void {
    const { toPresentation } = dilationOf(run)
    const now = toPresentation(position)
    for (let k = lowerBound(records, count) - 1; k >= 0 && out.length < MOST_FLASHES; k--) {
      const i = records[k]!
      const age = (now - toPresentation(positionOf(trace, i))) / FLASH_MS
      if (age >= 1) return
      const tone = toneOf(i)
      if (tone === TONE_PLAIN || isThere(trace.node(i))) continue
      const at = out.length++
      out.nodes[at] = trace.node(i)
      out.tones[at] = tone
      out.ages[at] = Math.max(0, age)
    }
  }
}
