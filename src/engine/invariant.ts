/**
 * The one way this project says "this can't be": a sentence that tells the reader what
 * they probably did. It is no substitute for validating what a learner types.
 */

/** A run, a scene or a caller broke a rule; the message is a whole sentence. */
export class SimulationError extends Error {
  override name = 'SimulationError'
}

/** A bound of the engine was passed: the run ends instead of hanging the page. */
export class BoundError extends SimulationError {
  override name = 'BoundError'
  readonly bound: string

  constructor(bound: string, limit: number) {
    super(`the run passed its bound of ${limit} ${bound}: too large, or a process repeats without waiting`)
    this.bound = bound
  }
}

/** Thrown into a task that waits for another one which was cancelled. */
export class CancelledError extends SimulationError {
  override name = 'CancelledError'

  constructor() {
    super('what it waited for was cancelled')
  }
}

/** Throws a SimulationError with the sentence when the condition does not hold. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new SimulationError(sentence)
}
