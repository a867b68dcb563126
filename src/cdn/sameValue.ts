/**
 * Whether a lever stands where it stood: lists are equal when they say the same in the same order.
 */
import type { LeverValue } from './levers'

export function sameValue(one: LeverValue | undefined, other: LeverValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, at) => item === other[at])
  return one === other
}
