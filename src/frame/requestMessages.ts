/**
 * The messages of one request with their headers, from node to node and back, and what each node has changed in them. A run
 * has those of the requests that its story follows, and of one that it was made again for.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { Direction, Kind } from '../trace/traceKinds'
import type { MessageChanges, RequestMessage } from './requestMessages.types'

/** A message as its record tells it. */
interface Recorded {
  readonly record: number
  readonly exchange: number
  readonly node: number
  readonly direction: number
  readonly isResponse: boolean
}

/** Every message of a request, in the order of time; none where the run has not kept them. */
export function requestMessages(run: Reading, request: number): RequestMessage[] {
  const { trace } = run
  const recorded = [...indexOf(run).byRequest(request)].filter((i) => trace.kind(i) === Kind.Message).map((record): Recorded => {
    const direction = trace.b(record)
    const isResponse = direction === Direction.ResponseOut || direction === Direction.ResponseIn
    return { record, exchange: trace.exchange(record), node: trace.node(record), direction, isResponse }
  })
  return recorded.filter((one) => !isTold(run, recorded, one)).map((one) => messageOf(run, recorded, one))
}

/** A client's own record of what the other end has the same record of. Where the client has a cache, the two may differ. */
function isTold(run: Reading, recorded: readonly Recorded[], { record, exchange, direction }: Recorded): boolean {
  const other = direction === Direction.RequestOut ? Direction.RequestIn : direction === Direction.ResponseIn ? Direction.ResponseOut : undefined
  return recorded.some((one) => one.exchange === exchange && one.direction === other && areSame(contentOf(run, one.record), contentOf(run, record)))
}

function areSame(a: Content, b: Content): boolean {
  return a.startLine === b.startLine && a.headers.length === b.headers.length && a.headers.every(([name, value], i) => b.headers[i]![0] === name && b.headers[i]![1] === value)
}

function messageOf(run: Reading, recorded: readonly Recorded[], one: Recorded): RequestMessage {
  const { trace } = run
  const { record, exchange, node, isResponse } = one
  const sender = trace.exchanges.from(exchange)
  const isOwn = one.direction === Direction.RequestOut || one.direction === Direction.ResponseIn
  const madeOf = predecessor(run, recorded, one)
  return {
    from: isOwn || isResponse ? node : sender,
    to: isOwn || !isResponse ? node : sender,
    isResponse,
    atMs: usToMs(trace.timeUs(record)),
    behind: trace.isBehind(record),
    ...contentOf(run, record),
    changes: madeOf === undefined ? null : changesOf(contentOf(run, madeOf), contentOf(run, record)),
  }
}

type Content = Pick<RequestMessage, 'startLine' | 'headers' | 'bodyBytes'>

function contentOf({ trace }: Reading, record: number): Content {
  return trace.messages[trace.a(record)]!
}

/** The record of what its sender got before and has sent on; undefined when the message begins there. */
function predecessor(run: Reading, recorded: readonly Recorded[], one: Recorded): number | undefined {
  const { exchanges } = run.trace
  const parent = exchanges.parent(one.exchange)
  const before = recorded.filter(({ record, isResponse }) => record < one.record && isResponse === one.isResponse)
  // A browser's own cache asks on, and answers, under the number of the user's request.
  const own = before.find(({ exchange, direction }) => exchange === one.exchange && direction === (one.isResponse ? Direction.ResponseOut : Direction.RequestOut))
  if (own && own.direction !== one.direction) return isTold(run, recorded, own) ? undefined : own.record
  const found = before.findLast(({ record, exchange }) =>
    one.isResponse ? exchanges.parent(exchange) === one.exchange && run.trace.isBehind(record) === run.trace.isBehind(one.record) : exchange === parent,
  )
  return found?.record
}

function changesOf(before: Content, now: Content): MessageChanges {
  const [old, own] = [linesOf(before), linesOf(now)]
  return {
    startLine: before.startLine === now.startLine ? null : before.startLine,
    added: [...own].filter(([name]) => !old.has(name)).map(([, { name }]) => name),
    changed: [...own].flatMap(([key, { name, value }]) => {
      const was = old.get(key)
      return was === undefined || was.value === value ? [] : [{ name, before: was.value }]
    }),
    removed: [...old].filter(([name]) => !own.has(name)).map(([, line]) => line),
  }
}

/** Fields by their name in small letters; lines of one name are one (RFC 9110 §5.3). */
function linesOf({ headers }: Content): ReadonlyMap<string, { readonly name: string; readonly value: string }> {
  const lines = new Map<string, { name: string; value: string }>()
  for (const [name, value] of headers) {
    const known = lines.get(name.toLowerCase())
    lines.set(name.toLowerCase(), { name: known?.name ?? name, value: known ? `${known.value}, ${value}` : value })
  }
  return lines
}
