/**
 * Numbers sorted into groups, in two typed arrays: one pass to count, one to place. Records by kind, by request or by node
 * are all made like this; a group is a view of the one array and costs nothing to ask for.
 */

/** As it crosses to another thread. */
export interface GroupedData {
  /** [group]: where its members begin; one longer than there are groups. */
  readonly offsets: Int32Array
  readonly members: Int32Array
}

export class Grouped implements GroupedData {
  readonly offsets: Int32Array
  readonly members: Int32Array

  constructor({ offsets, members }: GroupedData) {
    this.offsets = offsets
    this.members = members
  }

  /** The numbers from 0 to `count` (exclusive) by `keyOf`, which is 0 to `groups` (exclusive), or below 0 for those of no group. */
  static numbers(count: number, groups: number, keyOf: (number: number) => number): Grouped {
    const keys = new Int32Array(count)
    for (let i = 0; i < count; i++) keys[i] = keyOf(i)
    return Grouped.#place(keys, groups, null)
  }

  /** The same for a list of numbers, whose order is kept inside each group. */
  static members(list: Int32Array, groups: number, keyOf: (member: number) => number): Grouped {
    const keys = new Int32Array(list.length)
    for (let k = 0; k < list.length; k++) keys[k] = keyOf(list[k]!)
    return Grouped.#place(keys, groups, list)
  }

  /** `keys[k]` is the group of `list[k]`, or of k itself. */
  static #place(keys: Int32Array, groups: number, list: Int32Array | null): Grouped {
    const offsets = new Int32Array(groups + 1)
    for (const key of keys) if (key >= 0) offsets[key + 1]!++
    for (let group = 0; group < groups; group++) offsets[group + 1]! += offsets[group]!
    const members = new Int32Array(offsets[groups]!)
    const next = offsets.slice()
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k]!
      if (key >= 0) members[next[key]!++] = list ? list[k]! : k
    }
    return new Grouped({ offsets, members })
  }

  /** The members of a group, in order; empty for a number that is no group. */
  get(group: number): Int32Array {
    return this.members.subarray(this.offsets[group] ?? 0, this.offsets[group + 1] ?? 0)
  }
}

/** A figure of each record, in a column beside them. A loop: Float64Array.from takes ten times as long. */
export function figuresOf(records: Int32Array, figureOf: (record: number) => number): Float64Array {
  const figures = new Float64Array(records.length)
  for (let k = 0; k < records.length; k++) figures[k] = figureOf(records[k]!)
  return figures
}

/** Running totals of a figure of each record: `totals[k]` is the sum of the first k, so it is one longer than `records`. */
export function runningTotals(records: Int32Array, figureOf: (record: number) => number): Float64Array {
  const totals = new Float64Array(records.length + 1)
  for (let k = 0; k < records.length; k++) totals[k + 1] = totals[k]! + figureOf(records[k]!)
  return totals
}
