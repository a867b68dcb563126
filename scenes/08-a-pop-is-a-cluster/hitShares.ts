/**
 * How much copies answered in scene 8. A crawler is no user: it asks from a place of its own.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import { DEATH_MS, POP_USERS, type PolicyName, usersOf } from './places'

/** The share of some requests that a copy answered; NaN where there are none. */
function hitShareOf(requests: readonly RequestView[]): number {
  return requests.filter(({ outcome }) => outcome === 'hit').length / requests.length
}

/** Requests of a place in a step, between two times of it (ms). */
function asked(run: RunView, client: string, step: string, fromMs: number, toMs: number): readonly RequestView[] {
  const { startMs } = run.step(step)
  return run.of({ step, client }).filter(({ atMs }) => atMs >= startMs + fromMs && atMs < startMs + toMs)
}

/** Of what users ask the disk of one policy in a step, without its first `fromMs`. */
export function hitShare(run: RunView, policy: PolicyName, step: string, fromMs = 0): number {
  return hitShareOf(asked(run, usersOf(policy), step, fromMs, Infinity))
}

/** Of what users ask the POP in a step, between two times of it (ms). */
export function popHitShare(run: RunView, step: string, fromMs = 0, toMs = Infinity): number {
  return hitShareOf(asked(run, POP_USERS, step, fromMs, toMs))
}

/** The servers that answered users of the POP in a step from a time of it on (ms): of all of them, or of some URLs. */
export function serversAsked(run: RunView, step: string, fromMs = 0, isMeant: (url: string) => boolean = () => true): ReadonlySet<string> {
  return new Set(asked(run, POP_USERS, step, fromMs, Infinity).flatMap(({ url, path }) => (isMeant(url) ? (path[2] ?? []) : [])))
}

/** The servers that answered from a time of a step on (ms) for what another had answered before. */
export function heirsSeen(run: RunView, step: string, dead: string, fromMs: number): ReadonlySet<string> {
  const had = new Set(asked(run, POP_USERS, step, 0, fromMs).flatMap(({ url, path }) => (path[2] === dead ? [url] : [])))
  return serversAsked(run, step, fromMs, (url) => had.has(url))
}

/** What is compared around a death: so long before, and so long after. */
const BEFORE_MS = 2_000
export const AFTER_MS = 1_000
export const beforeDeath = (run: RunView, step: string): number => popHitShare(run, step, DEATH_MS - BEFORE_MS, DEATH_MS)
export const afterDeath = (run: RunView, step: string): number => popHitShare(run, step, DEATH_MS, DEATH_MS + AFTER_MS)
