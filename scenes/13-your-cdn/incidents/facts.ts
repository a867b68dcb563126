/** What symptoms are made of: figures before and after, shares of a mix, and classes and regions apart from the others. */
import { type Dashboard, type Figures, figuresBetween } from '../dashboard'
import type { MissReason } from '../logLines'
import { CITIES, type UserCity } from '../places'
import type { ClassId } from '../workloads'

/** Caches are filled first: what is compared begins then (ms). */
const WARM_MS = 15_000

/** Figures of the time from when caches were warm until it began, of a class or of all. */
export function before(dashboard: Dashboard, beginS: number, id?: ClassId): Figures {
  return figuresBetween(dashboard, WARM_MS, beginS * 1000, (line) => id === undefined || line.class === id)
}

/** A class is clearly hit less than before: less than this share of what it was (0 to 1). */
export function isWorse(dashboard: Dashboard, id: ClassId, beginS: number, left = 0.8): boolean {
  return (dashboard.classes[id]?.hitRatio ?? NaN) < left * before(dashboard, beginS, id).hitRatio
}

/** Share of requests (0 to 1) that ended with an error of a server. */
export function errorShare({ statuses, requests }: Figures): number {
  return Object.entries(statuses).reduce((sum, [status, count]) => sum + (Number(status) >= 500 ? (count ?? 0) : 0), 0) / requests
}

export const statusShare = ({ statuses, requests }: Figures, status: number): number => (statuses[status] ?? 0) / requests
export const reasonShare = ({ reasons, requests }: Figures, reason: MissReason): number => (reasons[reason] ?? 0) / requests

/** Of what was no hit. */
export function shareOfMisses({ reasons }: Figures, reason: MissReason): number {
  const all = Object.values(reasons).reduce((sum, count) => sum + count, 0)
  return all === 0 ? 0 : (reasons[reason] ?? 0) / all
}

export const everywhere = ({ regions }: Dashboard, holds: (figures: Figures) => boolean): boolean => CITIES.every((city) => holds(regions[city]))
export const nowhereBut = ({ regions }: Dashboard, region: UserCity, holds: (figures: Figures) => boolean): boolean => CITIES.every((city) => holds(regions[city]) === (city === region))

/** How often it was so and then was not, or the other way about, from bin to bin, of those that lie in the dashboard's time. */
export function swings({ bins, fromMs, toMs }: Dashboard, isHigh: (figures: Figures) => boolean): number {
  const high = bins.filter((bin) => bin.fromMs >= fromMs && bin.toMs <= toMs).map(({ figures }) => isHigh(figures))
  return high.filter((one, n) => n > 0 && one !== high[n - 1]).length
}
