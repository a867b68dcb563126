/**
 * What became of each request, a column for each fact, by the number of the request. A claim asks a column and a frame
 * asks it, too, with the record from which on the fact is known.
 */
import type { Run } from '../run/run.types'
import { Kind } from '../trace/traceKinds'
import type { Grouped } from './grouped'
import { NOT_THE_USERS, decisionRank, statusRank } from './nearness'

/** In the columns of records and durations: it has none (yet). */
export const NONE = -1

export interface RequestColumns {
  readonly count: number
  /** Record of what the first shared cache on its way decided (nearness.ts), and its Outcome; NONE and 0 when nobody decided. */
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
  /** Record of the Cache-Status field of its response (RFC 9211); NONE where no cache was asked. */
  readonly statusRecords: Int32Array
  /** 1 when a refresh ran behind its answer. */
  readonly refreshed: Uint8Array
}

export function requestColumns(run: Run, byKind: Grouped): RequestColumns {
  const { trace, requests } = run
  const count = requests.length
  const none = (): Int32Array => new Int32Array(count).fill(NONE)
  const columns = {
    count, decided: none(), outcomes: new Uint8Array(count), answered: none(), statuses: none(), waitsUs: none(),
    contents: new Int32Array(count), expected: new Int32Array(count), bytes: new Float64Array(count),
    statusRecords: none(), refreshed: new Uint8Array(count),
  }
  const each = (kind: Kind, note: (request: number, record: number) => void): void => {
    for (const record of byKind.get(kind)) {
      const request = trace.request(record)
      if (request >= 0) note(request, record)
    }
  }
  nearest(run, byKind.get(Kind.Outcome), decisionRank, columns.decided)
  columns.decided.forEach((i, request) => {
    if (i !== NONE) columns.outcomes[request] = trace.a(i)
  })
  nearest(run, byKind.get(Kind.CacheStatus), statusRank, columns.statusRecords)
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
  each(Kind.Refresh, (request) => (columns.refreshed[request] = 1))
  return columns
}

/** For each request the record of the least rank; of equals the first of the latest exchange. */
function nearest(run: Run, records: Int32Array, rankOf: (run: Run, record: number) => number, found: Int32Array): void {
  const { trace } = run
  const ranks = new Float64Array(found.length).fill(NOT_THE_USERS)
  for (const i of records) {
    const request = trace.request(i)
    if (request < 0) continue
    const rank = rankOf(run, i)
    const isNearer = rank < ranks[request]!
    if (!isNearer && (rank > ranks[request]! || found[request] === NONE || trace.exchange(i) <= trace.exchange(found[request]!))) continue
    ranks[request] = rank
    found[request] = i
  }
}
