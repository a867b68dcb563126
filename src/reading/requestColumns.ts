/**
 * What became of each request, a column for each fact, by the number of the request. A claim asks a column and a frame
 * asks it, too, with the record from which on the fact is known.
 */
import type { Run } from '../run/run.types'
import { Kind } from '../trace/traceKinds'
import type { Grouped } from './grouped'

/** In the columns of records and durations: it has none (yet). */
export const NONE = -1

export interface RequestColumns {
  readonly count: number
  /** Record of the first decision of a cache, and its Outcome; NONE and 0 when no cache was asked. */
  readonly decided: Int32Array
  readonly outcomes: Uint8Array
  /** Record of the answer, its status and the wait for it (µs); NONE without one. */
  readonly answered: Int32Array
  readonly statuses: Int32Array
  readonly waitsUs: Int32Array
  /** Strings: what the answer shows, and what the origin itself would have answered at that moment; 0, the empty one, where nobody says. */
  readonly contents: Int32Array
  readonly expected: Int32Array
  /** Bytes that left the origin for it, heads included. */
  readonly bytes: Float64Array
  /** String: the Cache-Status field of its response (RFC 9211). */
  readonly cacheStatus: Int32Array
  /** 1 when a refresh ran behind its answer. */
  readonly refreshed: Uint8Array
}

export function requestColumns({ trace, requests }: Run, byKind: Grouped): RequestColumns {
  const count = requests.length
  const none = (): Int32Array => new Int32Array(count).fill(NONE)
  const columns = {
    count, decided: none(), outcomes: new Uint8Array(count), answered: none(), statuses: none(), waitsUs: none(),
    contents: new Int32Array(count), expected: new Int32Array(count), bytes: new Float64Array(count),
    cacheStatus: new Int32Array(count), refreshed: new Uint8Array(count),
  }
  const each = (kind: Kind, note: (request: number, record: number) => void): void => {
    for (const record of byKind.get(kind)) {
      const request = trace.request(record)
      if (request >= 0) note(request, record)
    }
  }
  each(Kind.Outcome, (request, i) => {
    if (columns.decided[request] !== NONE) return
    columns.decided[request] = i
    columns.outcomes[request] = trace.a(i)
  })
  each(Kind.Done, (request, i) => {
    columns.answered[request] = i
    columns.statuses[request] = trace.a(i)
    columns.waitsUs[request] = trace.b(i)
  })
  each(Kind.Content, (request, i) => {
    columns.contents[request] = trace.a(i)
    columns.expected[request] = trace.b(i)
  })
  each(Kind.Sent, (request, i) => (columns.bytes[request]! += trace.a(i) + trace.b(i)))
  each(Kind.CacheStatus, (request, i) => (columns.cacheStatus[request] = trace.b(i)))
  each(Kind.Refresh, (request) => (columns.refreshed[request] = 1))
  return columns
}
