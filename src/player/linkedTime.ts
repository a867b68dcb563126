/**
 * Times as links carry them, in ms. The playhead stands only where a link can lead, so that a moment and its link are the same
 * moment to the last bit: what is rounded for the screen would show a difference however small.
 */
import { usToMs } from '../engine/time'

export function writeTime(us: number): string {
  return String(usToMs(us))
}

/** µs of what was written: ms * 1000 without the last bit's error. */
export function readTime(ms: number): number {
  const us = ms * 1000
  return Math.abs(us - Math.round(us * 1000) / 1000) < 1e-6 ? Math.round(us * 1000) / 1000 : us
}

/** The position as its link would give it back. */
export const asLinked = (us: number): number => readTime(usToMs(us))
