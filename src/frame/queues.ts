/**
 * Requests that wait at an origin because all of its workers are busy, by the link that they came on: they stand on it one
 * behind the other, and move up when one of them is taken.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { Intervals } from '../trace/intervals'
import { positionOf } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import type { QueueBuffer } from './standing'

const cache = new WeakMap<Reading, Intervals>()

export function createQueueBuffer(capacity = 256): QueueBuffer {
  return { length: 0, links: new Int32Array(capacity), places: new Int32Array(capacity), towards: new Int8Array(capacity) }
}

/** Those of a moment after the first `count` records; it grows when it has to. */
export function queuesAt(run: Reading, count: number, position: number, out: QueueBuffer): void {
  const { trace, scene, links } = run
  const index = indexOf(run)
  out.length = 0
  const busy = new Int32Array(run.nodes.length)
  const waiting = new Int32Array(links.length)
  const inside = insideOf(run)
  inside.forEachOpen(count, position, (k) => {
    const record = inside.records[k]!
    const [node, exchange] = [trace.node(record), trace.exchange(record)]
    const spec = scene.topology.nodes[node]!
    if (!isOrigin(spec) || busy[node]! < spec.workers) {
      busy[node]!++
      return
    }
    const link = index.linkBetween(trace.exchanges.from(exchange), node)
    if (link < 0) return
    if (out.length === out.links.length) grow(out)
    const at = out.length++
    out.links[at] = link
    out.places[at] = waiting[link]!++
    out.towards[at] = links[link]!.to === node ? 1 : -1
  })
}

/** From the arrival of each request at an origin to its departure. */
function insideOf(run: Reading): Intervals {
  const kept = cache.get(run) ?? findInside(run)
  cache.set(run, kept)
  return kept
}

function findInside(run: Reading): Intervals {
  const { trace } = run
  const index = indexOf(run)
  const answers = new Map<number, number>()
  for (const i of index.ofKind(Kind.Answer)) answers.set(trace.exchange(i), i)
  const records = index.ofKind(Kind.Receive)
  const starts = Float64Array.from(records, (i) => positionOf(trace, i))
  const ends = Float64Array.from(records, (i) => {
    const answer = answers.get(trace.exchange(i))
    return answer === undefined ? Infinity : positionOf(trace, answer)
  })
  return Intervals.of(records, starts, ends)
}

function grow(buffer: QueueBuffer): void {
  const bigger = createQueueBuffer(buffer.links.length * 2)
  bigger.links.set(buffer.links)
  bigger.places.set(buffer.places)
  bigger.towards.set(buffer.towards)
  Object.assign(buffer, bigger, { length: buffer.length })
}
