/**
 * What the words and claims of scene 4 read from a run beside counts: what died when, who noticed, and until when whose requests failed.
 */
import { ANYCAST, type PopCity, POP_CITIES, popIn } from '../../src/cdn/anycastWorld'
import { RouteLog, routesRow } from '../../src/cdn/net/bgp/routeLog'
import { type CityId, roundTripMs } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import { failedBy } from './counts'
import type { Values } from './levers'
import { HOMES, type Home, NAMESERVER, type Scheme, userOf } from './users'

/** The place with the least round trip. */
export const nearestTo = (city: CityId): PopCity => POP_CITIES.reduce((best, pop) => (roundTripMs(city, pop) < roundTripMs(city, best) ? pop : best))

/** When the place of a step died, in ms of the run; NaN before it did. */
export function killMs(run: RunView<Values>, step: string): number {
  const { startMs, endMs } = run.step(step)
  const pop = popIn(run.leversIn(step).killed)
  return run.records('fault').find(({ atMs, node, a }) => atMs >= startMs && atMs < endMs && node === pop && a !== 0)?.atMs ?? NaN
}

/** When the one who watches a place for routes, or for names, first held it for dead; Infinity where nobody did in the step. */
export function noticedMs(run: RunView<Values>, step: string, by: Scheme): number {
  const watcher = by === 'geo' ? NAMESERVER : `cdn-${run.leversIn(step).killed}`
  const [since, { endMs }] = [killMs(run, step), run.step(step)]
  return run.records('verdict').find(({ atMs, node, b }) => atMs >= since && atMs < endMs && node === watcher && b === 0)?.atMs ?? Infinity
}

/** When a network had another way to the one address after the kill; Infinity where it had none in the step, -Infinity where it needed none. */
export function backMs(run: RunView<Values>, step: string, { gateway }: Home): number {
  const log = new RouteLog(run.records('routes').map(routesRow))
  const [since, dead] = [killMs(run, step), popIn(run.leversIn(step).killed)]
  const changes = log.changes(gateway, ANYCAST.address)
  if (changes.findLast(({ atMs }) => atMs <= since)?.way.server !== dead) return -Infinity
  return changes.find(({ atMs, way }) => atMs > since && way.server !== null && way.server !== dead)?.atMs ?? Infinity
}

/** Seconds from the kill until the last request was sent that failed; 0 when none did. */
export function lastFailedS(run: RunView<Values>, step: string, by: Scheme): number {
  const last = failedBy(run, step, by).at(-1)
  return last ? (last.atMs - killMs(run, step)) / 1000 : 0
}

/** Users whose requests failed after the kill, and for how long each: from the kill to the last of them (s). */
export function darkS(run: RunView<Values>, step: string, by: Scheme): readonly number[] {
  return HOMES.flatMap(({ id }) => {
    const last = failedBy(run, step, by).findLast(({ client }) => client === userOf(id, by))
    return last ? [(last.atMs - killMs(run, step)) / 1000] : []
  })
}
