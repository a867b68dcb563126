/**
 * What moves on the stage at a position: messages in flight, where the followed request stays, what has just happened at
 * nodes, and who waits in a queue. It is written into a buffer that is used again.
 */
import { Kind, LOST_AT, TONE_PLAIN, hopTo, hopTone } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { stepOfCount } from './frameAt'
import { countAt } from '../trace/position'
import { createFlashBuffer, flashesAt } from './flashes'
import { createQueueBuffer, queuesAt } from './queues'
import { spotlightAt } from './spotlight'
import { stayAt } from './stays'
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
    stay: { link: -1, at: 0, share: 0, tone: TONE_PLAIN, request: -1 },
    flashes: createFlashBuffer(),
    queues: createQueueBuffer(),
  }
}

/** Fills `out` with what moves at the position; it grows when it has to. */
export function packetsAt(run: Reading, position: number, out: PacketBuffer): void {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const spotlight = spotlightAt(run, index, count, stepOfCount(index, count))
  flightsAt(run, count, position, spotlight, out)
  stayAt(run, spotlight, position, out.stay)
  out.stay.tone = index.outcomeAt(spotlight, count) === null ? TONE_PLAIN : index.requests.outcomes[spotlight]!
  flashesAt(run, count, position, out.flashes)
  queuesAt(run, count, position, out.queues)
}

function flightsAt(run: Reading, count: number, position: number, spotlight: number, out: PacketBuffer): void {
  const index = indexOf(run)
  const { trace } = run
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
  const { length, stay, flashes, queues } = buffer
  Object.assign(buffer, bigger, { length, stay, flashes, queues })
}
