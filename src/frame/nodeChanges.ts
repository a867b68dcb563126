/**
 * How often something has happened at each node: while the number is the same, its frame is. A
 * copy that grows old is no record; nodeFrames.ts looks at the time for that.
 */
import { Kind } from '../trace/traceKinds'
import { lowerBound } from '../trace/intervals'
import type { Reading } from '../reading/reading'

/** Records that a NodeFrame is read from. */
const CHANGES: ReadonlySet<number> = new Set([Kind.Outcome, Kind.Slot, Kind.Life, Kind.Receive, Kind.Answer, Kind.Deploy, Kind.Fault])

const cache = new WeakMap<Reading, readonly Int32Array[]>()

/** How many of the first `count` records have changed the frame of a node. */
export function changesAt(run: Reading, node: number, count: number): number {
  return lowerBound(recordsOf(run)[node]!, count)
}

function recordsOf(run: Reading): readonly Int32Array[] {
  let records = cache.get(run)
  if (!records) {
    records = collect(run)
    cache.set(run, records)
  }
  return records
}

function collect({ trace, nodes }: Reading): Int32Array[] {
  const lists = nodes.map((): number[] => [])
  for (let i = 0; i < trace.length; i++) {
    if (CHANGES.has(trace.kind(i))) lists[trace.node(i)]?.push(i)
  }
  return lists.map((list) => Int32Array.from(list))
}
