/**
 * Times of scene 9. How long a page may be kept, and how long the origin needs for one, are illustrative, as is the origin's room.
 */
export const MAX_AGE_S = 1
export const THINK_MS = 400
/** Of pages that came together. */
export const PAGES_MAX_AGE_S = 10
