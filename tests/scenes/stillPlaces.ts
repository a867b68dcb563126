/**
 * Steps that the test of motion still lets pass. The lists only shrink: a step that is mended has to be taken out.
 */

/** For how long nothing moves in a step, at most (ms of presentation). */
export const STILL_MS: Readonly<Record<string, number>> = {
  '07-same-url-different-answer too-broad': 1000,
  '07-same-url-different-answer query': 1300,
  '07-same-url-different-answer unkeyed': 2800,
}

/** Steps that begin with the stage of a scene in which nothing has happened. */
export const EMPTY_STARTS: readonly string[] = [
  '07-same-url-different-answer too-broad',
  '07-same-url-different-answer query',
  '07-same-url-different-answer unkeyed',
]
