/**
 * The band of the step before, moved to where the step on view begins: what is still to come is drawn over it, faint, so that a step
 * begins beside what the last one was.
 */
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import type { BandFrame } from './bandFrame'
import { lifeBandAt } from './lifeBand'

/** At the end of the step before; null in the first one. */
export function bandBefore(run: Reading, step: number, band: BandFrame, view: ViewOf<'life'>): BandFrame | null {
  const before = run.steps[step - 1]
  if (!before) return null
  const last = lifeBandAt(run, before.endUs - 1, view)
  const by = band.zeroMs - last.zeroMs
  const moved = <T extends { readonly startMs: number; readonly endMs: number }>(one: T): T => ({ ...one, startMs: one.startMs + by, endMs: one.endMs + by })
  return {
    ...last,
    fromMs: band.fromMs, toMs: band.toMs, zeroMs: band.zeroMs, nowMs: last.nowMs + by,
    lives: [],
    requests: last.requests.map((one) => ({ ...one, startMs: one.startMs + by, refresh: null })),
    offers: last.offers.map(moved),
    outages: last.outages.map(moved),
    asked: last.asked.map((one) => ({ ...one, atMs: one.atMs + by })),
    lags: [],
    marks: [],
  }
}
