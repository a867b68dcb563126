/**
 * What is asked for in scene 10, and what the origin takes for it. How long a page may be kept, how long the origin works on one, and on how
 * many at a time, are illustrative.
 */

/** Pages for everybody, the second for a longer time, and one for the user who asks. */
export const [PAGE, NEWS, CART] = ['/deal', '/news', '/cart']
/** One of the catalogue's that hardly anybody asks for. */
export const RARE = '/photo/4711'

export const [MAX_AGE_S, NEWS_MAX_AGE_S] = [3, 30]
/** Longer than requests of one moment lie apart where they meet: POPs are up to a third of a second away. */
export const THINK_MS = 200
export const ORIGIN_ROOM = 20
