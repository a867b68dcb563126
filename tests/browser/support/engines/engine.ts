/**
 * What the suite of the engines asks of a browser, whatever protocol drives it: one page that goes to addresses, runs
 * functions, and remembers what has gone wrong in it.
 */
export interface Engine {
  /** Goes to a page of the built course, by its path from the site's root, or to about:blank; waits for the load event. */
  readonly goTo: (path: string) => Promise<void>
  /** Runs a function in the page, as text: it sees nothing but its argument. Argument and result are plain data. */
  readonly evaluate: <A, R>(run: (argument: A) => R | Promise<R>, argument: A) => Promise<R>
  /** Errors and warnings of the page since this was asked last, each in a sentence. */
  readonly takeProblems: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}
