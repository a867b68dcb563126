/**
 * The nth smallest of many numbers without sorting them all (quickselect): a quantile is asked
 * for in every frame, and the order of the rest is not.
 */

/** The element that sorting would put at `nth`, of the first `size` values. Rearranges these. */
export function selectNth(values: Float64Array, size: number, nth: number): number {
  let low = 0
  let high = size - 1
  while (low < high) {
    const pivot = values[(low + high) >>> 1]!
    let left = low
    let right = high
    // Equal values stop both sides, so that a sample of one value is halved, not peeled.
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left > right) break
      const moved = values[left]!
      values[left++] = values[right]!
      values[right--] = moved
    }
    if (nth <= right) high = right
    else if (nth >= left) low = left
    else break
  }
  return values[nth]!
}
