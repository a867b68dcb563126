/**
 * How much copies answered in scene 8. Users' requests have no fields; a crawler says who it is.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import { POP_USERS, type PolicyName, usersOf } from './places'

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

/** The servers that answered users of the POP in a step after a time of it (ms): of all of them, or of one URL. */
export function serversAsked(run: RunView, step: string, fromMs = 0, isMeant: (url: string) => boolean = () => true): ReadonlySet<string> {
  const { startMs } = run.step(step)
  const asked = run.of({ step, client: POP_USERS }).filter(({ atMs, url }) => atMs >= startMs + fromMs && isMeant(url))
  return new Set(asked.flatMap(({ path }) => path[2] ?? []))
}

/** The servers that answered after a time of a step (ms) for what another had answered before. */
export function heirsSeen(run: RunView, step: string, dead: string, fromMs: number): ReadonlySet<string> {
  const { startMs } = run.step(step)
  const had = new Set(run.of({ step, client: POP_USERS }).flatMap(({ atMs, url, path }) => (atMs < startMs + fromMs && path[2] === dead ? [url] : [])))
  return serversAsked(run, step, fromMs, (url) => had.has(url))
}
