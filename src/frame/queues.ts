/**
 * Requests that wait at an origin because all of its workers are busy, or at a cache because another one fetches what they need, by the
 * link that they came on: they stand on it one behind the other, and move up when one of them is taken.
 */
import { isOrigin, workersOf } from '../cdn/nodes/originSpec'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { Intervals } from '../trace/intervals'
import { positionOf } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { leversOfCount } from './frameAt'
import type { QueueBuffer } from './standing'

interface Stays {
  /** From the arrival of each request at an origin to its departure. */
  readonly inside: Intervals
  /** From the record that a request waits for another's fetch to the one that it does no more. */
  readonly atDoors: Intervals
}

const cache = new WeakMap<Reading, Stays>()

export function createQueueBuffer(capacity = 256): QueueBuffer {
  return { length: 0, links: new Int32Array(capacity), places: new Int32Array(capacity), towards: new Int8Array(capacity) }
}

/** Those of a moment after the first `count` records; it grows when it has to. */
export function queuesAt(run: Reading, count: number, position: number, out: QueueBuffer): void {
  const { trace, scene, links } = run
  const index = indexOf(run)
  const levers = leversOfCount(index, count)
  out.length = 0
  const busy = new Int32Array(run.nodes.length)
  const waiting = new Int32Array(links.length)
  const wait = (exchange: number, node: number): void => {
    const link = index.linkBetween(trace.exchanges.from(exchange), node)
    if (link < 0) return
    if (out.length === out.links.length) grow(out)
    const at = out.length++
    out.links[at] = link
    out.places[at] = waiting[link]!++
    out.towards[at] = links[link]!.to === node ? 1 : -1
  }
  const { inside, atDoors } = staysOf(run)
  inside.forEachOpen(count, position, (k) => {
    const record = inside.records[k]!
    const [node, exchange] = [trace.node(record), trace.exchange(record)]
    const spec = scene.topology.nodes[node]!
    if (!isOrigin(spec) || busy[node]! < workersOf(spec, levers)) busy[node]!++
    else wait(exchange, node)
  })
  atDoors.forEachOpen(count, position, (k) => wait(trace.exchange(atDoors.records[k]!), trace.node(atDoors.records[k]!)))
}

function staysOf(run: Reading): Stays {
  const kept = cache.get(run) ?? { inside: between(run, Kind.Receive, Kind.Answer), atDoors: between(run, Kind.Wait, Kind.Waited) }
  cache.set(run, kept)
  return kept
}

/** From each record of one kind to the next one of another about the same exchange. */
function between(run: Reading, from: Kind, to: Kind): Intervals {
  const { trace } = run
  const index = indexOf(run)
  const records = index.ofKind(from)
  const ends = new Float64Array(records.length).fill(Infinity)
  const open = new Map<number, number>()
  const all = [...records, ...index.ofKind(to)].sort((a, b) => a - b)
  let k = 0
  for (const i of all) {
    if (trace.kind(i) === from) open.set(trace.exchange(i), k++)
    else ends[open.get(trace.exchange(i))!] = positionOf(trace, i)
  }
  return Intervals.of(records, Float64Array.from(records, (i) => positionOf(trace, i)), ends)
}

function grow(buffer: QueueBuffer): void {
  const bigger = createQueueBuffer(buffer.links.length * 2)
  bigger.links.set(buffer.links)
  bigger.places.set(buffer.places)
  bigger.towards.set(buffer.towards)
  Object.assign(buffer, bigger, { length: buffer.length })
}
