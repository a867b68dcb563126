/**
 * What goes into a learner's function and what comes out of it: the request as it is told, the verdict, and what went wrong.
 */
import type { HeaderList } from '../http/message'

/** A request as the function sees it. Names of fields are in lower case. */
export interface EdgeRequest {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, string>>
  /** Of whoever asks: two letters (ISO 3166), empty where nobody knows. */
  readonly country: string
}

/** What else it is told. */
export interface EdgeMoment {
  /** Milliseconds since 1970, in virtual time. */
  readonly now: number
  /** Id of the place that it runs in. */
  readonly pop: string
  /** What `edge.random()` and `Math.random()` begin with: 32 bits. */
  readonly seed: number
}

/** What is to be done with the request. */
export type Verdict =
  /** It goes on, with these fields beside its own. */
  | { readonly kind: 'pass'; readonly headers: HeaderList }
  /** It goes on as a request for another URL of the same site. */
  | { readonly kind: 'rewrite'; readonly url: string; readonly headers: HeaderList }
  | { readonly kind: 'redirect'; readonly url: string; readonly status: number }
  /** The function answers by itself: a block is an answer, too. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers: HeaderList; readonly text: string }

/**
 * What went wrong: the text is no script (`syntax`), uses what is not there (`refused`), has thrown (`exception`), took too long
 * (`budget`), too much memory or calls inside of calls (`memory`, `depth`), or returned what is no verdict (`answer`).
 */
export type CodeErrorKind = 'syntax' | 'refused' | 'exception' | 'budget' | 'memory' | 'depth' | 'answer'

export interface CodeError {
  readonly kind: CodeErrorKind
  /** A sentence without its full stop. */
  readonly message: string
  /** Line of the learner's text, from 1; null where no line is to blame. */
  readonly line: number | null
}

/** One call. */
export interface Ran {
  readonly result: Verdict | CodeError
  /** Steps of the engine that it took (cpu.ts makes time of them); never more than it might take. */
  readonly steps: number
}

export function isCodeError(result: Verdict | CodeError): result is CodeError {
  return 'message' in result
}
