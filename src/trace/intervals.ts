/**
 * Intervals by the order of their start, and which of them are open at a moment: a checkpoint
 * with the open ones every 1,024 starts, so that a question costs one checkpoint and what
 * started since, wherever the playhead is.
 */

const CHECKPOINT_EVERY = 1024

/** As they cross to another thread. */
export interface IntervalsData {
  readonly records: Int32Array
  readonly ends: Float64Array
  readonly checkpoints: readonly Int32Array[]
}

export class Intervals implements IntervalsData {
  /** Record numbers, ascending. */
  readonly records: Int32Array
  readonly ends: Float64Array
  readonly checkpoints: readonly Int32Array[]

  constructor({ records, ends, checkpoints }: IntervalsData) {
    this.records = records
    this.ends = ends
    this.checkpoints = checkpoints
  }

  /** `records[k]` starts at `starts[k]` (ascending) and is open until `ends[k]` (exclusive). */
  static of(records: Int32Array, starts: Float64Array, ends: Float64Array): Intervals {
    const checkpoints: Int32Array[] = []
    let open: number[] = []
    for (let k = 0; k < records.length; k++) {
      if (k % CHECKPOINT_EVERY === 0) {
        open = open.filter((one) => ends[one]! > starts[k]!)
        checkpoints.push(Int32Array.from(open))
      }
      open.push(k)
    }
    return new Intervals({ records, ends, checkpoints })
  }

  /** Calls back with every k that has started among the first `count` records and is open at `position`. */
  forEachOpen(count: number, position: number, visit: (k: number) => void): void {
    const started = lowerBound(this.records, count)
    if (started === 0) return
    const last = Math.floor((started - 1) / CHECKPOINT_EVERY)
    for (const k of this.checkpoints[last]!) if (this.ends[k]! > position) visit(k)
    for (let k = last * CHECKPOINT_EVERY; k < started; k++) if (this.ends[k]! > position) visit(k)
  }
}

/** How many elements of an ascending array are below the value. */
export function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of ascending records that are among the records from one number up to another (exclusive). */
export function between(records: Int32Array, [from, to]: readonly [number, number]): Int32Array {
  return records.subarray(lowerBound(records, from), lowerBound(records, to))
}
