/**
 * Quantiles of samples without sorting them (quickselect): claims and every frame ask for them, and nobody for the order
 * of the rest.
 */

/**
 * The value that a share (0..1) of the first `size` values does not exceed: the nearest rank, so it is always one of them.
 * NaN when there are none. Rearranges these values.
 */
export function quantileOf(values: Float64Array, size: number, share: number): number {
  return size === 0 ? NaN : selectNth(values, size, Math.max(0, Math.ceil(share * size) - 1))
}

/** The element that sorting would put at `nth`, of the first `size` values. Rearranges these. */
function selectNth(values: Float64Array, size: number, nth: number): number {
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
