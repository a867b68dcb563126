/**
 * The yardstick: the workload as one would write it by hand for speed alone. Event records in
 * typed arrays, one switch, a binary heap of (time, sequence) in typed arrays, no trace.
 */
import type { Counts, Model } from './workload.ts'

const ARRIVAL = 0
const HIT_DONE = 1
const AT_ORIGIN = 2
const FILLED = 3

/** More than are ever pending: the gaps are far longer than the mean wait of an edge. */
const CAPACITY = 1 << 16

export function runTypedLoop(model: Model): Counts {
  const { edges, hitUs } = model.workload
  const { halfRttUs, requestsPerEdge } = model
  const queue = createQueue()
  const { kinds, edgeOf, objectOf, sentAt } = queue
  const toSend = new Int32Array(edges).fill(requestsPerEdge)
  let hits = 0
  let origin = 0
  let latencyUs = 0
  let events = 0
  for (let edge = 0; edge < edges; edge++) queue.push(model.gapUs(edge), ARRIVAL, edge, 0, 0)
  while (queue.size() > 0) {
    const now = queue.nextTime()
    const event = queue.pop()
    const edge = edgeOf[event]!
    events++
    switch (kinds[event]) {
      case ARRIVAL: {
        const object = model.object(edge)
        if (--toSend[edge]! > 0) queue.push(now + model.gapUs(edge), ARRIVAL, edge, 0, 0)
        if (model.lookup(edge, object)) queue.push(now + hitUs, HIT_DONE, edge, object, now)
        else queue.push(now + halfRttUs[edge]!, AT_ORIGIN, edge, object, now)
        break
      }
      case HIT_DONE:
        hits++
        latencyUs += now - sentAt[event]!
        break
      case AT_ORIGIN:
        origin++
        queue.push(now + halfRttUs[edge]!, FILLED, edge, objectOf[event]!, sentAt[event]!)
        break
      case FILLED:
        model.fill(edge, objectOf[event]!)
        latencyUs += now - sentAt[event]!
    }
    queue.free(event)
  }
  return { hits, origin, latencyUs, events }
}

/** The heap and the records of its events. */
function createQueue() {
  const times = new Float64Array(CAPACITY)
  const sequences = new Float64Array(CAPACITY)
  const records = new Int32Array(CAPACITY)
  const kinds = new Uint8Array(CAPACITY)
  const edgeOf = new Int32Array(CAPACITY)
  const objectOf = new Int32Array(CAPACITY)
  const sentAt = new Float64Array(CAPACITY)
  const freed = new Int32Array(CAPACITY)
  let size = 0
  let sequence = 0
  let recordCount = 0
  let freeCount = 0

  const push = (time: number, kind: number, edge: number, object: number, sent: number): void => {
    const record = freeCount > 0 ? freed[--freeCount]! : recordCount++
    kinds[record] = kind
    edgeOf[record] = edge
    objectOf[record] = object
    sentAt[record] = sent
    let at = size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      // The newest event has the highest sequence: among equal times it stays below.
      if (times[parent]! <= time) break
      times[at] = times[parent]!
      sequences[at] = sequences[parent]!
      records[at] = records[parent]!
      at = parent
    }
    times[at] = time
    sequences[at] = sequence++
    records[at] = record
  }

  const pop = (): number => {
    const first = records[0]!
    const last = --size
    const time = times[last]!
    const order = sequences[last]!
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1
      if (right < size && (times[right]! < times[child]! || (times[right] === times[child] && sequences[right]! < sequences[child]!))) {
        child = right
      }
      if (time < times[child]! || (time === times[child] && order < sequences[child]!)) break
      times[at] = times[child]!
      sequences[at] = sequences[child]!
      records[at] = records[child]!
      at = child
    }
    times[at] = time
    sequences[at] = order
    records[at] = records[last]!
    return first
  }
  const free = (record: number): void => {
    freed[freeCount++] = record
  }
  return { kinds, edgeOf, objectOf, sentAt, push, pop, free, size: () => size, nextTime: () => times[0]! }
}
