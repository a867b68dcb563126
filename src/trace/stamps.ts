/**
 * What code at an edge puts on a request that comes by: at which station, and what that did with it. Column `a` of a Stamp
 * record.
 */

/** In the order in which a request may come by. */
export const STATIONS = ['filter', 'limit', 'token', 'cors', 'redirect', 'split', 'function', 'page', 'store', 'bypass'] as const
export type Station = (typeof STATIONS)[number]

/**
 * What a picture of stamps may have a column for: stations, the start of an instance, a value of a store, read or written, and the cache, whose column has
 * what goes past it, too.
 */
export type StampColumn = Exclude<Station, 'bypass' | 'store'> | 'start' | 'value' | 'cache'

/** It went on as it was; it went on as something else; it was answered here; it was refused; the code failed. */
export const MARKS = ['passed', 'changed', 'answered', 'refused', 'failed'] as const
export type Mark = (typeof MARKS)[number]

export function packStamp(station: Station, mark: Mark): number {
  return STATIONS.indexOf(station) * MARKS.length + MARKS.indexOf(mark)
}
export const stampStation = (a: number): Station => STATIONS[Math.floor(a / MARKS.length)]!
export const stampMark = (a: number): Mark => MARKS[a % MARKS.length]!
