/**
 * The complete HTTP cache against the smallest one: events a second, in the same run.
 */
import type { CacheSample } from '../runs/caches.ts'
import type { Place } from '../lib/places.ts'
import { median } from '../lib/stats.ts'
import { type Line, printTable } from '../lib/table.ts'

/** The complete cache should reach this share of the smallest one's events a second. */
const LEAST_SHARE = 0.5

export async function cacheSuite(place: Place): Promise<boolean> {
  const pairs = await place.round('caches', null)
  const rate = ({ events, ms }: CacheSample): number => (events / ms) * 1000
  const share = median(pairs.map(({ minimal, complete }) => rate(complete) / rate(minimal)))
  const time = median(pairs.map(({ minimal, complete }) => complete.ms / minimal.ms))
  const { minimal, complete } = pairs[0]!
  return printTable(`Caches, ${place.name}: ${minimal.requests.toLocaleString('en')} requests, the complete HTTP cache against the smallest`, [
    { what: 'smallest: events a second', measured: Math.round(median(pairs.map((pair) => rate(pair.minimal)))).toLocaleString('en') },
    { what: 'complete: events a second', measured: Math.round(median(pairs.map((pair) => rate(pair.complete)))).toLocaleString('en') },
    { what: 'complete / smallest, events a second', measured: share.toFixed(2), goal: `>= ${LEAST_SHARE}`, verdict: share >= LEAST_SHARE ? 'ok' : 'over' },
    { what: 'complete / smallest, time', measured: time.toFixed(2) },
    sameCount('requests that reach the origin', complete.originRequests, minimal.originRequests),
  ])
}

/** Both caches must do the same work, or the ratio means nothing. */
function sameCount(what: string, found: number, expected: number): Line {
  return { what, measured: found.toLocaleString('en'), goal: `= ${expected.toLocaleString('en')}`, verdict: found === expected ? 'ok' : 'wrong' }
}
