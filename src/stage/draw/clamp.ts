/** The value, or the nearest end of the range when it is outside; `low` where the range is empty. */
export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high))
