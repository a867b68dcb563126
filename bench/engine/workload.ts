/**
 * The workload of the engine bench: edges with Poisson arrivals, Zipf popularity and an LRU
 * cache each, all state in typed arrays. Both programs that run it share these functions, so
 * that their difference is the event loop and nothing else. It schedules nothing itself.
 */

export interface Workload {
  readonly edges: number
  readonly objects: number
  /** Cache slots of one edge. */
  readonly slots: number
  /** Exponent of the Zipf popularity. */
  readonly alpha: number
  /** In all; every edge sends its share. */
  readonly requests: number
  /** Mean time between two requests of one edge. */
  readonly meanGapUs: number
  readonly hitUs: number
  readonly seed: number
}

export const FULL: Workload = {
  edges: 200,
  objects: 10_000,
  slots: 1000,
  alpha: 0.9,
  requests: 1_000_000,
  meanGapUs: 20_000,
  hitUs: 2000,
  seed: 12_345,
}
/** The same traffic, shorter: for the tests. */
export const SMALL: Workload = { ...FULL, requests: 20_000 }

/** Half round trips from 10 ms upwards, in steps that keep edges apart. */
const NEAREST_HALF_US = 10_000
const FURTHER_US = 235

/** What both programs must agree on. */
export interface Counts {
  readonly hits: number
  /** Requests that reached the origin. */
  readonly origin: number
  /** Sum of all waits (µs). */
  readonly latencyUs: number
  /** Events of the model: arrivals, ends of hits, arrivals at the origin, fills. */
  readonly events: number
}

export interface Model {
  readonly workload: Workload
  readonly requestsPerEdge: number
  readonly halfRttUs: Int32Array
  /** Time to the next request of an edge: whole µs, at least one, so that no two of an edge coincide. */
  gapUs(edge: number): number
  /** The object that the next request of an edge asks for. */
  object(edge: number): number
  /** Whether the edge holds the object; if so it is now the one used last. */
  lookup(edge: number, object: number): boolean
  /** The edge holds the object from now on; the one unused longest makes room. */
  fill(edge: number, object: number): void
}

export function createModel(workload: Workload): Model {
  const { edges, objects, alpha, meanGapUs, seed } = workload
  const random = mulberry32Streams(2 * edges, seed)
  const { threshold, alias } = aliasTable(zipfWeights(objects, alpha))
  return {
    workload,
    requestsPerEdge: workload.requests / edges,
    halfRttUs: Int32Array.from({ length: edges }, (_, edge) => NEAREST_HALF_US + edge * FURTHER_US),
    gapUs: (edge) => Math.max(1, Math.round(-Math.log(1 - random(2 * edge)) * meanGapUs)),
    object(edge) {
      const drawn = random(2 * edge + 1) * objects
      const column = Math.floor(drawn)
      return drawn - column < threshold[column]! ? column : alias[column]!
    },
    ...lruCaches(workload),
  }
}

/** Independent mulberry32 generators by number, their states in one array. */
function mulberry32Streams(count: number, seed: number): (stream: number) => number {
  const states = Int32Array.from({ length: count }, (_, stream) => Math.imul(seed + stream, 0x9e3779b1))
  return (stream) => {
    const state = (states[stream]! + 0x6d2b79f5) | 0
    states[stream] = state
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function zipfWeights(objects: number, alpha: number): Float64Array {
  const weights = Float64Array.from({ length: objects }, (_, rank) => (rank + 1) ** -alpha)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Vose's alias table: one draw picks a column and one of the two numbers in it. */
function aliasTable(weights: Float64Array): { threshold: Float64Array; alias: Int32Array } {
  const threshold = weights.map((weight) => weight * weights.length)
  const alias = Int32Array.from(weights, (_, i) => i)
  const small: number[] = []
  const large: number[] = []
  threshold.forEach((share, i) => (share < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!
    const rich = large.pop()!
    alias[poor] = rich
    threshold[rich] = threshold[rich]! - (1 - threshold[poor]!)
    if (threshold[rich]! < 1) small.push(rich)
    else large.push(rich)
  }
  // What rounding has left over is a whole column.
  for (const i of [...small, ...large]) threshold[i] = 1
  return { threshold, alias }
}

const ABSENT = -1

/** One LRU list a cache in shared arrays; entry `slots` of each list is its head and tail. */
function lruCaches({ edges, objects, slots }: Workload): Pick<Model, 'lookup' | 'fill'> {
  const size = slots + 1
  const slotOf = new Int16Array(edges * objects).fill(ABSENT)
  const objectAt = new Int16Array(edges * size)
  const next = new Int16Array(edges * size).fill(slots)
  const previous = new Int16Array(edges * size).fill(slots)
  const used = new Int16Array(edges)

  const unlink = (base: number, slot: number): void => {
    const before = previous[base + slot]!
    const after = next[base + slot]!
    next[base + before] = after
    previous[base + after] = before
  }
  const linkFirst = (base: number, slot: number): void => {
    const first = next[base + slots]!
    next[base + slot] = first
    previous[base + slot] = slots
    previous[base + first] = slot
    next[base + slots] = slot
  }
  const lookup = (edge: number, object: number): boolean => {
    const slot = slotOf[edge * objects + object]!
    if (slot === ABSENT) return false
    unlink(edge * size, slot)
    linkFirst(edge * size, slot)
    return true
  }
  const freeSlot = (edge: number): number => {
    if (used[edge]! < slots) return used[edge]!++
    const base = edge * size
    const last = previous[base + slots]!
    unlink(base, last)
    slotOf[edge * objects + objectAt[base + last]!] = ABSENT
    return last
  }
  const fill = (edge: number, object: number): void => {
    // Another request of this edge may have brought it meanwhile.
    if (lookup(edge, object)) return
    const slot = freeSlot(edge)
    slotOf[edge * objects + object] = slot
    objectAt[edge * size + slot] = object
    linkFirst(edge * size, slot)
  }
  return { lookup, fill }
}
