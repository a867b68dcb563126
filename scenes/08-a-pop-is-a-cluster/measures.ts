/**
 * What scene 8 measures of a run. Users' requests have no fields; a crawler says who it is.
 */
import { placing } from '../../src/cdn/placement/placement'
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Values } from './levers'
import { POP_USERS, type PolicyName, URLS, placementUnder, serversUnder, usersOf } from './network'

/** The share of some requests that a copy answered. */
function hitShareOf(requests: readonly RequestView[]): number {
  return requests.filter(({ outcome }) => outcome === 'hit').length / requests.length
}

/** Of what users ask the cache of one policy in a step, without its first `fromMs`. */
export function hitShare(run: RunView, policy: PolicyName, step: string, fromMs = 0): number {
  const startMs = run.step(step).startMs + fromMs
  return hitShareOf(run.of({ step, client: usersOf(policy) }).filter(({ headers, atMs }) => headers.length === 0 && atMs >= startMs))
}

/** Of what users ask the POP in a step, between two times of it (ms). */
export function popHitShare(run: RunView, step: string, fromMs = 0, toMs = Infinity): number {
  const { startMs } = run.step(step)
  return hitShareOf(run.of({ step, client: POP_USERS }).filter(({ atMs }) => atMs >= startMs + fromMs && atMs < startMs + toMs))
}

/** The share of all objects whose server is another one when one of the servers is gone; NaN where chance decides. */
export function movedShare(levers: Values, dead: string): number {
  const servers = serversUnder(levers)
  const [before, after] = [servers, servers.filter((server) => server !== dead)].map((those) => placing(placementUnder(levers), those, () => 0))
  if (before!.ownerOf(URLS[0]!) === undefined) return NaN
  return URLS.filter((url) => before!.ownerOf(url) !== after!.ownerOf(url)).length / URLS.length
}

/** The servers that answered a request of the POP in a step after a time of it (ms), for objects that had been another's. */
export function heirsOf(run: RunView, levers: Values, dead: string, step: string, fromMs: number): ReadonlySet<string> {
  const { ownerOf } = placing(placementUnder(levers), serversUnder(levers), () => 0)
  const { startMs } = run.step(step)
  const later = run.of({ step, client: POP_USERS }).filter(({ atMs, url }) => atMs >= startMs + fromMs && ownerOf(url) === dead)
  return new Set(later.flatMap(({ path }) => path[2] ?? []))
}
