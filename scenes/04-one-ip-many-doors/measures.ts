/**
 * What the words and claims of scene 4 read from a run beside counts: what died when, who noticed, and until when whose requests failed.
 */
import { ANYCAST, type PopCity, POP_CITIES, popIn, routerIn } from '../../src/cdn/anycastWorld'
import { healthCode } from '../../src/cdn/fault'
import { RouteLog, routesRow } from '../../src/cdn/net/bgp/routeLog'
import { type CityId, roundTripMs } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import { failedBy } from './counts'
import { HOMES, NAMESERVER, type Scheme, userOf } from './users'

/** How long after its beginning a step kills a place (s). */
export const KILL_AT_S = 8
const DOWN = healthCode({ kind: 'down' })

/** The place with the least round trip. */
export const nearestTo = (city: CityId): PopCity => POP_CITIES.reduce((best, pop) => (roundTripMs(city, pop) < roundTripMs(city, best) ? pop : best))

/** The place that died in a step, and when, in ms of the run: of several the one that the step itself has killed. Undefined where none has died. */
export function deathIn(run: RunView, step: string): { readonly pop: PopCity; readonly atMs: number } | undefined {
  const { startMs, endMs } = run.step(step)
  const apart = (atMs: number): number => Math.abs(atMs - startMs - KILL_AT_S * 1000)
  const deaths = run.records('fault').flatMap(({ atMs, node, a }) => {
    const pop = POP_CITIES.find((city) => popIn(city) === node)
    return pop && a === DOWN && atMs >= startMs && atMs < endMs ? [{ pop, atMs }] : []
  })
  return deaths.toSorted((one, other) => apart(one.atMs) - apart(other.atMs))[0]
}

/** When the place of a step died, in ms of the run; NaN where none has. */
export const killMs = (run: RunView, step: string): number => deathIn(run, step)?.atMs ?? NaN

/** When the one who watches a place for routes, or for names, first held it for dead; Infinity where nobody did in the step. */
export function noticedMs(run: RunView, step: string, by: Scheme): number {
  const death = deathIn(run, step)
  if (!death) return Infinity
  const watcher = by === 'geo' ? NAMESERVER : routerIn(death.pop)
  const { endMs } = run.step(step)
  return run.records('verdict').find(({ atMs, node, b }) => atMs >= death.atMs && atMs < endMs && node === watcher && b === 0)?.atMs ?? Infinity
}

/** By home: when its network had another way to the one address after the kill; Infinity where it had none in the step, -Infinity where it needed none. */
export function backsMs(run: RunView, step: string): ReadonlyMap<string, number> {
  const log = new RouteLog(run.records('routes').map(routesRow))
  const death = deathIn(run, step)
  const dead = death && popIn(death.pop)
  return new Map(HOMES.map(({ id, gateway }) => {
    const changes = log.changes(gateway, ANYCAST.address)
    if (!death || changes.findLast(({ atMs }) => atMs <= death.atMs)?.way.server !== dead) return [id, -Infinity]
    return [id, changes.find(({ atMs, way }) => atMs > death.atMs && way.server !== null && way.server !== dead)?.atMs ?? Infinity]
  }))
}

/** Seconds from the kill until the last request was sent that failed; 0 when none did. */
export function lastFailedS(run: RunView, step: string, by: Scheme): number {
  const last = failedBy(run, step, by).at(-1)
  return last ? (last.atMs - killMs(run, step)) / 1000 : 0
}

/** Users whose requests failed after the kill, and for how long each: from the kill to the last of them (s). */
export function darkS(run: RunView, step: string, by: Scheme): readonly number[] {
  return HOMES.flatMap(({ id }) => {
    const last = failedBy(run, step, by).findLast(({ client }) => client === userOf(id, by))
    return last ? [(last.atMs - killMs(run, step)) / 1000] : []
  })
}
