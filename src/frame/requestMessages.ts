/**
 * The messages of one request with their headers. A run has those of the requests that its story follows, and of one that
 * it was made again for.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { Direction, Kind } from '../trace/traceKinds'
import type { RequestMessage } from './types'

const DIRECTION_WORDS: Readonly<Record<number, RequestMessage['direction']>> = {
  [Direction.RequestIn]: 'request in',
  [Direction.ResponseOut]: 'response out',
  [Direction.RequestOut]: 'request out',
  [Direction.ResponseIn]: 'response in',
}

/** Every message of a request, in the order of time; none where the run has not kept them. */
export function requestMessages(run: Reading, request: number): RequestMessage[] {
  const { trace } = run
  return [...indexOf(run).byRequest(request)].filter((i) => trace.kind(i) === Kind.Message).map((i) => {
    const { startLine, headers, bodyBytes } = trace.messages[trace.a(i)]!
    return { node: trace.node(i), direction: DIRECTION_WORDS[trace.b(i)]!, atMs: usToMs(trace.timeUs(i)), startLine, headers, bodyBytes }
  })
}
