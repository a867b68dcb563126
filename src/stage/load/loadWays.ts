/**
 * The ways of a load: up until it is highest, and back from then on. And on the way back the second on the way up in which as much was offered: what
 * was answered then and now is the same, or the system has not come back.
 */
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'

/** From this share of the highest load on it is at its highest. */
const HIGH = 0.9
/** Loads are as much as each other up to such a share of the highest. */
const ALIKE = 0.1

interface Ways {
  /** Where it came to its highest, and where it was there for the last time; what has not been reached lies behind the last bin. */
  readonly top: number
  readonly turn: number
}

export function waysOf({ bins, loaded, mostOffered }: LoadFrame): Ways {
  const of = bins.slice(0, loaded)
  const isHigh = ({ offered }: LoadBin): boolean => offered >= HIGH * mostOffered
  const top = of.findIndex(isHigh)
  return top < 0 ? { top: of.length, turn: of.length } : { top, turn: of.findLastIndex(isHigh) }
}

/** Null while the load rises, and where none was like it. */
export function beforeOf(now: LoadFrame): LoadBin | null {
  const { bins, loaded, latest, mostOffered } = now
  const { top, turn } = waysOf(now)
  // A second that has begun at the highest load is none of the way back.
  if (loaded <= turn + 2) return null
  const off = ({ offered }: LoadBin): number => Math.abs(offered - latest.offered)
  const nearest = bins.slice(0, top).reduce<LoadBin | null>((best, one) => (best === null || off(one) <= off(best) ? one : best), null)
  return nearest !== null && off(nearest) <= ALIKE * mostOffered ? nearest : null
}
