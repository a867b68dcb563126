/**
 * When a copy that still holds is fetched anew (Vattani, Chierichetti, Lowenstein 2015): now - δ·β·ln(u) ≥ expiry, where δ is the
 * time that the last fetch took, u a number drawn from (0, 1] and β how eager one is; 1 is their default.
 */
import { exponential } from '../traffic/poisson'
import { stalenessS } from './staleness'
import type { StoredResponse } from './storedResponse'

const BETA = 1

/** `drawn` is at least 0 and below 1. */
export function isEarly(copy: StoredResponse, drawn: number): boolean {
  const leftMs = -stalenessS(copy) * 1000
  return copy.tookMs * BETA * exponential(() => drawn) >= leftMs
}
