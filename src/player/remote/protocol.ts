/**
 * What the page and the thread that makes its long runs say to each other. Both sides have the scene's own module; a
 * scene is named by its slug.
 */
import type { RequestMessage } from '../../frame/requestMessages.types'
import type { Inputs } from '../../run/run.types'
import type { RunProgress } from '../../run/run'
import type { ReadingData } from './readingData'

/** To the thread. Jobs are done one after the other, in the order in which they are asked for. */
export type Asked =
  /** The run of these inputs; with `request`, only the messages of that one of its requests. */
  | { readonly kind: 'make'; readonly job: number; readonly slug: string; readonly inputs: Inputs; readonly request?: number }
  /** Nobody wants it any more: it is not answered. */
  | { readonly kind: 'stop'; readonly job: number }

/** To the page. A job ends with one of the last three. */
export type Told =
  | { readonly kind: 'progress'; readonly job: number; readonly progress: RunProgress }
  | { readonly kind: 'run'; readonly job: number; readonly reading: ReadingData }
  | { readonly kind: 'messages'; readonly job: number; readonly messages: readonly RequestMessage[] }
  /** What went wrong, as run() says it. */
  | { readonly kind: 'failed'; readonly job: number; readonly message: string }

/** One end of a line between two threads: it sends `Out` and hears `In`. */
export interface Port<In, Out> {
  post(message: Out, buffers?: readonly ArrayBuffer[]): void
  listen(onMessage: (message: In) => void): void
}

/** The page's end. */
export interface PagePort extends Port<Told, Asked> {
  /** Calls back when the other side could not be started, or has died; nothing is heard of it afterwards. */
  onLost(lost: (reason: string) => void): void
  close(): void
}
