/**
 * How much copies answered in scene 8. A crawler is no user: it asks from a place of its own.
 */
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { RequestView, RunView } from '../../src/scene/runView'
import { DEATH_MS, POP_USERS, type PolicyName, usersOf } from './places'

/** The share of some requests that a copy answered; NaN where there are none. */
function hitShareOf(requests: readonly RequestView[]): number {
  return requests.filter(({ outcome }) => outcome === 'hit').length / requests.length
}

/** When what it asks looks for a copy (ms of the run). */
const lookedMs = ({ atMs }: RequestView): number => atMs + LOCAL_RTT_MS / 2

/** Requests of a place in a step that look for a copy between two times of it (ms). */
function asked(run: RunView, client: string, step: string, fromMs: number, toMs: number): readonly RequestView[] {
  const { startMs } = run.step(step)
  return run.of({ step, client }).filter((one) => lookedMs(one) >= startMs + fromMs && lookedMs(one) < startMs + toMs)
}

/** Of what users ask the disk of one policy in a step, without its first `fromMs`. */
export function hitShare(run: RunView, policy: PolicyName, step: string, fromMs = 0): number {
  return hitShareOf(asked(run, usersOf(policy), step, fromMs, Infinity))
}

/** Of what users ask the POP in a step, between two times of it (ms). */
export function popHitShare(run: RunView, step: string, fromMs = 0, toMs = Infinity): number {
  return hitShareOf(popRequests(run, step, fromMs, toMs))
}

/** What users ask the POP in a step, from a time of it on (ms). */
export function popRequests(run: RunView, step: string, fromMs = 0, toMs = Infinity): readonly RequestView[] {
  return asked(run, POP_USERS, step, fromMs, toMs)
}

/** The servers that answered some requests of the POP. */
export function serversOf(requests: readonly RequestView[]): ReadonlySet<string> {
  return new Set(requests.flatMap(({ path }) => path[2] ?? []))
}

/** In a step in which a server dies: those that answered from then on for what it had answered before. */
export function heirsOf(run: RunView, step: string, dead: string): ReadonlySet<string> {
  const had = hadBefore(run, step, dead)
  return serversOf(popRequests(run, step, DEATH_MS).filter(({ url }) => had.has(url)))
}

/** Of the objects that a server had answered before it died, the share whose first request from then on found a copy: one that another request on its way had brought. */
export function foundElsewhere(run: RunView, step: string, dead: string): number {
  const had = hadBefore(run, step, dead)
  const inherited = popRequests(run, step, DEATH_MS).filter(({ url }) => had.has(url)).toReversed()
  return hitShareOf([...new Map(inherited.map((request) => [request.url, request])).values()])
}

const hadBefore = (run: RunView, step: string, dead: string): ReadonlySet<string> =>
  new Set(popRequests(run, step, 0, DEATH_MS).flatMap(({ url, path }) => (path[2] === dead ? [url] : [])))

/** The share of the requests after a death that the busiest server got. */
export function busiestAfter(run: RunView, step: string): number {
  const requests = popRequests(run, step, DEATH_MS)
  return Math.max(...[...serversOf(requests)].map((server) => requests.filter(({ path }) => path[2] === server).length)) / requests.length
}

/** What is compared around a death: as the panel under the picture has it, from the beginning of the step to the death, and from there on. */
export const beforeDeath = (run: RunView, step: string): number => popHitShare(run, step, 0, DEATH_MS)
export const afterDeath = (run: RunView, step: string): number => popHitShare(run, step, DEATH_MS)
