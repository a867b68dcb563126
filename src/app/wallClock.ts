/**
 * The time of day, for the one thing of the course that is about the learner's own day: headers that they bring and that tell no time.
 */

/** Now, in ms since 1970. */
export const wallClockMs = (): number => Date.now()
