/**
 * Where single lines of a place end and cells begin: instruments choose by it what to read, and what to draw.
 */

/** Up to so many places each has a line of its own; of more, each is a cell. */
export const MOST_LINES = 8
