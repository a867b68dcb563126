/**
 * Messages in flight at a position, written into a buffer that is used again: nothing is
 * allocated while the playhead runs.
 */
import { Kind, LOST_AT, hopTo, hopTone } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { stepOfCount } from './frameAt'
import { countAt } from '../trace/position'
import { spotlightAt } from './spotlight'
import { indexOf } from '../reading/traceIndex'
import type { PacketBuffer } from './types'

export function createPacketBuffer(capacity = 256): PacketBuffer {
  return {
    length: 0,
    links: new Int32Array(capacity),
    along: new Float32Array(capacity),
    directions: new Int8Array(capacity),
    tones: new Uint8Array(capacity),
    requests: new Int32Array(capacity),
    followed: new Uint8Array(capacity),
    lost: new Uint8Array(capacity),
  }
}

/** Fills `out` with what is on its way at the position; it grows when it has to. */
export function packetsAt(run: Reading, position: number, out: PacketBuffer): void {
  const index = indexOf(run)
  const { trace } = run
  const count = countAt(trace, position)
  const spotlight = spotlightAt(run, index, count, stepOfCount(index, count))
  out.length = 0
  index.hops.forEachOpen(count, position, (k) => {
    const i = index.hops.records[k]!
    const from = trace.node(i)
    const link = index.linkBetween(from, hopTo(trace.a(i)))
    if (link < 0) return
    if (out.length === out.links.length) grow(out)
    const at = out.length++
    const forwards = run.links[link]!.from === from
    const isLost = trace.kind(i) === Kind.Lost
    const share = Math.min(isLost ? LOST_AT : 1, Math.max(0, (position - trace.timeUs(i)) / trace.b(i)))
    out.links[at] = link
    out.along[at] = forwards ? share : 1 - share
    out.directions[at] = forwards ? 1 : -1
    out.tones[at] = hopTone(trace.a(i))
    out.requests[at] = trace.request(i)
    out.followed[at] = trace.request(i) === spotlight ? 1 : 0
    out.lost[at] = isLost && share === LOST_AT ? 1 : 0
  })
}

function grow(buffer: PacketBuffer): void {
  const bigger = createPacketBuffer(buffer.links.length * 2)
  bigger.links.set(buffer.links)
  bigger.along.set(buffer.along)
  bigger.directions.set(buffer.directions)
  bigger.tones.set(buffer.tones)
  bigger.requests.set(buffer.requests)
  bigger.followed.set(buffer.followed)
  bigger.lost.set(buffer.lost)
  Object.assign(buffer, bigger, { length: buffer.length })
}
