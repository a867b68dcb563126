/**
 * Time that code takes at an edge, counted. A step of the engine is a call or a turn of a loop inside of it; a hundred
 * thousand of them stand for a millisecond, which is about what they take on a small machine.
 */
const STEPS_A_MS = 100_000

/** What the text of a function may take once, when it is loaded, before any request (ms). */
export const START_UP_MS = 50

export const stepsOf = (ms: number): number => Math.round(ms * STEPS_A_MS)

/** Virtual µs, a whole number. */
export const stepsToUs = (steps: number): number => Math.ceil((steps * 1000) / STEPS_A_MS)
