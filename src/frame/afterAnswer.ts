/**
 * What is known of a request once it is answered: what the answer showed, what the origin
 * would have answered instead, and the refresh that runs behind it.
 */
import { Kind } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'

export interface AfterAnswer {
  readonly content: string
  readonly expectedContent: string
  /** Records of the latest refresh; its end is missing while it runs. */
  readonly refresh: { readonly begin: number; readonly end: number | undefined } | null
}

/** `records` are those of the request that have happened. */
export function afterAnswer({ trace }: Reading, records: Int32Array): AfterAnswer {
  const content = records.findLast((i) => trace.kind(i) === Kind.Content)
  const begin = records.findLast((i) => trace.kind(i) === Kind.Refresh && trace.a(i) === 1)
  const end = records.findLast((i) => trace.kind(i) === Kind.Refresh && trace.a(i) === 0 && begin !== undefined && trace.exchange(i) === trace.exchange(begin))
  return {
    content: content === undefined ? '' : trace.string(trace.a(content)),
    expectedContent: content === undefined ? '' : trace.string(trace.b(content)),
    refresh: begin === undefined ? null : { begin, end },
  }
}

export const isRefreshing = ({ refresh }: AfterAnswer): boolean => refresh !== null && refresh.end === undefined
