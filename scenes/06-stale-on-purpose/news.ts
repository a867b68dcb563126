/**
 * The object of scene 6: a page with a short lifetime, the header that it is sent with, and
 * what of it is deployed.
 */
import type { LeverValues } from '../../src/cdn/levers'
import type { ResourceSpec } from '../../src/cdn/nodes/originSpec'

export const NEWS = '/news'
export const NEWS_KEY = `GET ${NEWS}`

/** Seconds, at the start of the scene and in its steps. */
export const MAX_AGE_S = 10
export const SWR_S = 20
export const SIE_S = 30

/** What stands at the origin, by the value of the lever `deploy`. */
export const DEPLOYS = { old: 'v1', bug: 'v2 (bug)', fix: 'v3 (fix)' } as const
export const BUG = DEPLOYS.bug

/** "max-age=10, stale-while-revalidate=20"; a window of no length is left out. */
function cacheControl(levers: LeverValues): string {
  const windows = [['stale-while-revalidate', levers['swr']], ['stale-if-error', levers['sie']]] as const
  return [`max-age=${levers['maxAge']}`, ...windows.flatMap(([name, s]) => (s === 0 ? [] : [`${name}=${s}`]))].join(', ')
}

export function newsPage(levers: LeverValues): ResourceSpec {
  const deployed = levers['deploy'] as keyof typeof DEPLOYS
  return {
    bytes: 12_000,
    content: DEPLOYS[deployed],
    headers: [['Content-Type', 'text/html'], ['Cache-Control', cacheControl(levers)], ['ETag', `"${deployed}"`]],
  }
}
