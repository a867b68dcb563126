/**
 * The object of scene 6: a page with a short lifetime, and what of it is deployed.
 */

export const NEWS = '/news'
export const NEWS_KEY = `GET ${NEWS}`

/** Seconds, at the start of the scene and in its steps. */
export const MAX_AGE_S = 10
export const SWR_S = 20
export const SIE_S = 30

/** The name of the request with which the second half of the last step begins. */
export const SECOND_ROUND = 'second-round'

/** What stands at the origin, by the value of the lever `deploy`. */
export const DEPLOYS = { old: 'v1', bug: 'v2 (bug)', fix: 'v3 (fix)' } as const
export const BUG = DEPLOYS.bug
