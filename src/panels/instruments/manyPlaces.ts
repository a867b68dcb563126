/**
 * Where single lines end and cells begin.
 */

/** Up to so many places each has a line of its own; of more, each is a cell. */
export const MOST_LINES = 8
