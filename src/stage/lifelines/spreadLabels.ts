/**
 * Moves labels in a column just far enough apart that none covers another, in their order and
 * between two ends. Labels that had room stay where they are.
 */

interface Cluster {
  /** Sum of the wanted tops, each less its offset in the cluster. */
  sum: number
  count: number
  top: number
}

/** `wanted`: tops in ascending order. Returns the tops to use, `height` apart or more. */
export function spreadLabels(wanted: readonly number[], height: number, from: number, to: number): number[] {
  const highest = Math.max(from, to - height)
  const clusters: Cluster[] = []
  for (const top of wanted) {
    let next: Cluster = { sum: top, count: 1, top }
    for (let last = clusters.at(-1); last && last.top + last.count * height > next.top; last = clusters.at(-1)) {
      clusters.pop()
      const sum = last.sum + next.sum - next.count * last.count * height
      const count = last.count + next.count
      next = { sum, count, top: clampTop(sum / count, count) }
    }
    next.top = clampTop(next.top, next.count)
    clusters.push(next)
  }
  return clusters.flatMap(({ top, count }) => Array.from({ length: count }, (_, i) => top + i * height))

  function clampTop(top: number, count: number): number {
    return Math.max(from, Math.min(top, highest - (count - 1) * height))
  }
}
