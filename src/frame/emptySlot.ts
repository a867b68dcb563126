/**
 * Why a place in a cache is empty, in a sentence: what removed its copy, or why the latest answer for its key was not kept there.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { Direction, Kind, REMOVAL_NAMES, SlotState, slotIndex, slotRemoval, slotState } from '../trace/traceKinds'

const REMOVED: Readonly<Record<(typeof REMOVAL_NAMES)[number], string>> = {
  '': 'Empty: no copy has come for this key.',
  evicted: 'Empty: its copy was evicted, the cache needed the room.',
  invalidated: 'Empty: its copy was invalidated, it may no longer be trusted.',
  purged: 'Empty: its copy was purged, the cache was asked to forget it.',
}

/** What came to a cache, and what for. */
export interface Offered {
  readonly node: number
  readonly method: string
  readonly url: string
  readonly requestHeaders: Head
  readonly status: number
  readonly headers: Head
  readonly bodyBytes: number
  readonly atMs: number
}
type Head = readonly (readonly [string, string])[]

/** Of a cache's place for `key` that is empty at a position; `whyNot` says why a response is not stored there, as HTTP's rules have it. */
export function whyEmpty(run: Reading, node: number, place: number, key: string, position: number, whyNot: (offered: Offered) => string | undefined): string {
  const { trace } = run
  const count = countAt(trace, position)
  const refusal = refusedAt(run, node, key, count, whyNot)
  const removed = [...indexOf(run).ofKind(Kind.Slot)].findLast((i) => i < count && trace.node(i) === node && slotIndex(trace.a(i)) === place && slotState(trace.a(i)) === SlotState.Empty)
  if (refusal && refusal.record > (removed ?? -1)) return `Empty: the latest answer was not kept here. ${refusal.why}.`
  const removal = removed === undefined ? '' : REMOVAL_NAMES[slotRemoval(trace.a(removed))]!
  return removal === '' ? (refusal ? `Empty: the latest answer was not kept here. ${refusal.why}.` : REMOVED['']) : REMOVED[removal]
}

/** Why the latest answer that came to the cache for this key may not be stored there; undefined when it may, or no headers are kept of one. */
function refusedAt(run: Reading, node: number, key: string, count: number, whyNot: (offered: Offered) => string | undefined): { readonly record: number; readonly why: string } | undefined {
  const { trace } = run
  const { exchanges } = trace
  const messages = [...indexOf(run).ofKind(Kind.Message)].filter((i) => i < count)
  const record = messages.findLast((i) => trace.b(i) === Direction.ResponseOut && exchanges.from(trace.exchange(i)) === node && isFor(run, messages, i, key))
  if (record === undefined) return undefined
  const asked = messages.find((i) => trace.exchange(i) === trace.exchange(record) && trace.b(i) === Direction.RequestIn)
  const [request, response] = [asked, record].map((i) => (i === undefined ? undefined : trace.messages[trace.a(i)]))
  if (!request || !response) return undefined
  const [method = '', url = ''] = request.startLine.split(' ')
  const status = Number(response.startLine.replace('HTTP ', ''))
  const why = whyNot({ node, method, url, requestHeaders: request.headers, status, headers: response.headers, bodyBytes: response.bodyBytes, atMs: usToMs(trace.timeUs(record)) })
  return why === undefined ? undefined : { record, why: why.charAt(0).toUpperCase() + why.slice(1) }
}

/** Whether the request that this response answers has the key's method and URL. */
function isFor({ trace }: Reading, messages: readonly number[], response: number, key: string): boolean {
  const asked = messages.find((i) => trace.exchange(i) === trace.exchange(response) && trace.b(i) === Direction.RequestIn)
  if (asked === undefined) return false
  const { startLine } = trace.messages[trace.a(asked)]!
  return key === startLine || key.startsWith(`${startLine} `)
}
