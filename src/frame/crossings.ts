/**
 * What has crossed each link for the followed request, as a reader of the wire would put it: the request with what it asks on
 * condition, the answer with its status, its bytes and its Age. Not a part of the Frame: it comes with the view that draws it.
 */
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import type { MessageRecord } from '../trace/trace'
import { Direction, Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { formatBytes } from '../words/format'
import { clampPosition } from './frameAt'

export interface Crossing {
  readonly link: number
  readonly kind: 'request' | 'answer'
  /** From the link's `from` end. */
  readonly forwards: boolean
  /** `If-None-Match "v1"`; "304 · 112 B", and the same with its Age: the longest that fits is shown. */
  readonly words: readonly string[]
  /** As HTTP/1.1 writes it, head and content. */
  readonly bytes: number
  /** Share of the way, 0..1. */
  readonly progress: number
}

export interface CrossingsFrame {
  /** At most one request and one answer a link, the latest. */
  readonly crossings: readonly Crossing[]
  /** They are of a step before. */
  readonly past: boolean
}

type Said = Pick<Crossing, 'words' | 'bytes'>

interface Hop {
  readonly run: Reading
  readonly index: TraceIndex
  /** All records of its request. */
  readonly records: Int32Array
  readonly record: number
  readonly from: number
  readonly to: number
}

const KINDS: Readonly<Record<number, Crossing['kind']>> = { [Phase.Request]: 'request', [Phase.Response]: 'answer' }

/** Of the followed request that began last; one of a step before, until this step has one. */
export function crossingsAt(run: Reading, requested: number, step: number): CrossingsFrame {
  const index = indexOf(run)
  const { trace } = run
  const position = clampPosition(run, requested)
  const count = countAt(trace, position)
  const begun = index.followed[lowerBound(index.followed, count) - 1]
  if (begun === undefined) return { crossings: [], past: false }
  const request = trace.request(begun)
  const records = index.byRequest(request)
  const latest = new Map<string, Crossing>()
  for (const record of records.subarray(0, lowerBound(records, count))) {
    const kind = trace.kind(record) === Kind.Hop ? KINDS[hopPhase(trace.a(record))] : undefined
    const [from, to] = [trace.node(record), hopTo(trace.a(record))]
    const link = kind === undefined ? -1 : index.linkBetween(from, to)
    const said = link < 0 ? null : saidOn({ run, index, records, record, from, to }, kind!)
    if (said) latest.set(`${link} ${kind}`, { link, kind: kind!, forwards: run.links[link]!.from === from, ...said, progress: Math.min(1, Math.max(0, (position - trace.timeUs(record)) / trace.b(record))) })
  }
  return { crossings: [...latest.values()], past: run.requests.step(request) !== step }
}

/** What an origin gets and sends is in records of its own, for caches there are messages; null where the run has kept neither. */
function saidOn(hop: Hop, kind: Crossing['kind']): Said | null {
  return kind === 'request' ? (askedOfOrigin(hop) ?? askedOfCache(hop)) : (answeredByOrigin(hop) ?? answeredByCache(hop))
}

function askedOfOrigin({ run, index, records, record, from, to }: Hop): Said | null {
  const { trace, nodes, requests } = run
  const received = records.find((i) => i > record && trace.kind(i) === Kind.Receive && trace.node(i) === to)
  if (received === undefined) return null
  const { method, url } = requests.at(trace.request(record))!
  const slot = nodes[from]!.shows.indexOf(`${method} ${url}`)
  const validator = trace.a(received) === 1 && slot >= 0 ? (index.copies.at(from, slot, record, trace.timeUs(record))?.life?.validator ?? '') : ''
  return requestSaid(`${method} ${url}`, conditionOf(validator))
}

function askedOfCache({ run: { trace }, records, record, to }: Hop): Said | null {
  const came = records.find((i) => i > record && trace.kind(i) === Kind.Message && trace.node(i) === to && trace.b(i) === Direction.RequestIn)
  if (came === undefined) return null
  const message = trace.messages[trace.a(came)]!
  return requestSaid(message.startLine, conditionOf(fieldOf(message, 'if-none-match') ?? fieldOf(message, 'if-modified-since') ?? ''))
}

function answeredByOrigin({ run: { trace }, records, record, from }: Hop): Said | null {
  const last = (kind: number): number | undefined => records.findLast((i) => i < record && trace.kind(i) === kind && trace.node(i) === from)
  const [sent, answer] = [last(Kind.Sent), last(Kind.Answer)]
  return sent === undefined || answer === undefined ? null : answerSaid(trace.a(answer), trace.a(sent) + trace.b(sent), undefined)
}

function answeredByCache({ run: { trace }, records, record, from }: Hop): Said | null {
  const out = records.findLast((i) => i < record && trace.kind(i) === Kind.Message && trace.node(i) === from && trace.b(i) === Direction.ResponseOut)
  if (out === undefined) return null
  const message = trace.messages[trace.a(out)]!
  const status = Number(message.startLine.split(' ')[1])
  return answerSaid(status, message.bodyBytes + fieldBytes(message.headers) + lineBytes(`HTTP/1.1 ${status}`), fieldOf(message, 'age'))
}

type Field = readonly [name: string, value: string]

function conditionOf(validator: string): Field | undefined {
  if (validator === '') return undefined
  return [/^(W\/)?"/.test(validator) ? 'If-None-Match' : 'If-Modified-Since', validator]
}

function requestSaid(startLine: string, condition: Field | undefined): Said {
  return { words: [condition ? condition.join(' ') : startLine], bytes: lineBytes(`${startLine} HTTP/1.1`) + fieldBytes(condition ? [condition] : []) }
}

function answerSaid(status: number, bytes: number, age: string | undefined): Said {
  const short = `${status} · ${formatBytes(bytes)}`
  return { words: age === undefined ? [short] : [short, `${short} · Age ${age}`], bytes }
}

/** Its own end, and the empty line after the fields. */
const lineBytes = (line: string): number => line.length + 4
const fieldBytes = (fields: readonly Field[]): number => fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
const fieldOf = ({ headers }: MessageRecord, name: string): string | undefined => headers.find(([own]) => own.toLowerCase() === name)?.[1]
