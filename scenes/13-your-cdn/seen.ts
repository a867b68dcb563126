/** What levers change, as their claims count it: in the steps of a design, and in those of somebody else's system. */
import type { RequestView, RunView } from '../../src/scene/runView'
import { SECOND_CITIES, SHIELD, secondOf } from './places'

const SECOND_CACHES: readonly string[] = SECOND_CITIES.map(secondOf)

const counted = (run: RunView, step: string, matches: (request: RequestView) => boolean): number => run.of({ step }).filter(matches).length

export const hitsIn = (run: RunView, step: string): number => counted(run, step, ({ outcome }) => outcome === 'hit')
export const failedIn = (run: RunView, step: string): number => counted(run, step, ({ status }) => status === null || status === 0 || status >= 500)
export const refusedIn = (run: RunView, step: string): number => counted(run, step, ({ status }) => status === 429)
export const refreshedIn = (run: RunView, step: string): number => counted(run, step, ({ refreshed }) => refreshed)
export const staleIn = (run: RunView, step: string): number => counted(run, step, ({ outcome }) => outcome === 'stale')
export const shieldedIn = (run: RunView, step: string): number => counted(run, step, ({ path }) => path.includes(SHIELD))
export const secondIn = (run: RunView, step: string): number => counted(run, step, ({ path }) => path.some((id) => SECOND_CACHES.includes(id)))
/** RFC 9211: what a cache says of it. */
export const saidIn = (run: RunView, step: string, word: 'collapsed' | 'bypass'): number => counted(run, step, ({ cacheStatus }) => cacheStatus.includes(word))
export const atOrigin = (run: RunView, step: string): number => run.origin(step).requests
