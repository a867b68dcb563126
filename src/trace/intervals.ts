/**
 * Intervals by the order of their start, and which of them are open at a moment: a checkpoint
 * with the open ones every 1,024 starts, so that a question costs one checkpoint and what
 * started since, wherever the playhead is.
 */

const CHECKPOINT_EVERY = 1024

export class Intervals {
  /** Record numbers, ascending. */
  readonly records: Int32Array
  readonly ends: Float64Array
  readonly #checkpoints: Int32Array[] = []

  /** `records[k]` starts at `starts[k]` (ascending) and is open until `ends[k]` (exclusive). */
  constructor(records: Int32Array, starts: Float64Array, ends: Float64Array) {
    this.records = records
    this.ends = ends
    let open: number[] = []
    for (let k = 0; k < records.length; k++) {
      if (k % CHECKPOINT_EVERY === 0) {
        open = open.filter((one) => ends[one]! > starts[k]!)
        this.#checkpoints.push(Int32Array.from(open))
      }
      open.push(k)
    }
  }

  /** Calls back with every k that has started among the first `count` records and is open at `position`. */
  forEachOpen(count: number, position: number, visit: (k: number) => void): void {
    const started = lowerBound(this.records, count)
    if (started === 0) return
    const last = Math.floor((started - 1) / CHECKPOINT_EVERY)
    for (const k of this.#checkpoints[last]!) if (this.ends[k]! > position) visit(k)
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
