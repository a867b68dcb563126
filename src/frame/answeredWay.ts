/**
 * The way of the followed request that was answered last: it stays on the picture, also when the next step begins, until
 * anybody sends the next request.
 */
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { Kind, hopTo } from '../trace/traceKinds'
import type { Tone } from './types'

export interface AnsweredWay {
  readonly links: ReadonlySet<number>
  readonly tone: Tone
}

/** After the first `count` records; null while a later request is under way, or nothing was followed. */
export function answeredWay(run: Reading, index: TraceIndex, count: number): AnsweredWay | null {
  const { trace } = run
  const last = index.followed[lowerBound(index.followed, count) - 1]
  if (last === undefined) return null
  const request = trace.request(last)
  const records = index.byRequest(request)
  const done = records.find((i) => trace.kind(i) === Kind.Done)
  const asked = index.ofKind(Kind.Request)
  const isLatest = done !== undefined && done < count && lowerBound(asked, done) === lowerBound(asked, count)
  if (!isLatest) return null
  const hops = records.filter((i) => trace.kind(i) === Kind.Hop && i < done)
  const links = new Set(Array.from(hops, (i) => index.linkBetween(trace.node(i), hopTo(trace.a(i)))))
  return { links, tone: index.outcomeAt(request, count) ?? 'plain' }
}
