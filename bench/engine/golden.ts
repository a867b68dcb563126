/**
 * What the workload comes to, whoever runs it: the hand-written loop and the engine, in Node and
 * in Chromium. Other numbers mean that one of them is wrong.
 */
import type { Counts } from './workload.ts'

export const GOLDEN: Counts = { hits: 516_213, origin: 483_787, latencyUs: 33_345_852_300, events: 2_483_787 }

export function sameCounts(a: Counts, b: Counts): boolean {
  return a.hits === b.hits && a.origin === b.origin && a.latencyUs === b.latencyUs && a.events === b.events
}
