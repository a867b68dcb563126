/**
 * Times of scene 9. How long a page may be kept, and how long the origin needs for one, are illustrative, as is the origin's room.
 */
export const MAX_AGE_S = 1
export const THINK_MS = 400
/** Of pages that came together. */
export const PAGES_MAX_AGE_S = 10
/** Of pages too: until when the copies of the first round have been fetched, whether they were there when the step began or not. */
export const FIRST_ROUND_S = { 'one-clock': 1.5 * PAGES_MAX_AGE_S, early: 0.5 * PAGES_MAX_AGE_S } as const
/** For so long the edge waits for the origin, where that gives no answer. */
export const EDGE_TIMEOUT_MS = 1000
