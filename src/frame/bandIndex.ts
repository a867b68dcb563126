/**
 * What lifeBandAt looks up: the lives of the slot on view, the requests for it, and what the
 * origin had to offer, read from the trace once.
 */
import { msToUs } from '../engine/time'
import { Kind, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import { offerOf } from '../cdn/nodes/offer'
import { isOrigin } from '../cdn/nodes/originSpec'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { leversOfCount } from './frameAt'
import { originAt } from './originAt'
import { type OriginAsk, originAsks } from './originAsks'

/** A span between two records; -1 is before the first one, Infinity after the last one. */
export interface Span<T> {
  readonly record: number
  readonly end: number
  readonly value: T
}

export interface BandIndex {
  readonly windowUs: number
  /** Numbers of LifeRecords, from the record that began each life to the one that ended it. */
  readonly lives: readonly Span<number>[]
  /** Request records for the object on view. */
  readonly requests: Int32Array
  readonly contents: readonly Span<string>[]
  readonly outages: readonly Span<boolean>[]
  readonly headers: readonly Span<string>[]
  readonly asked: readonly OriginAsk[]
  readonly mostInBin: number
  /** By request: words on the axis at its beginning. */
  readonly marks: ReadonlyMap<number, string>
  /** The longest wait of the run, or what the scene's strips of waits have room for. */
  readonly longestUs: number
}

/** Requests are counted in bins of virtual time. */
export const BIN_US = 2_500_000

const cache = new WeakMap<Reading, BandIndex>()

/** `view` is the one of the run's scene. */
export function bandIndexOf(run: Reading, index: TraceIndex, view: ViewOf<'life'>): BandIndex {
  let band = cache.get(run)
  if (!band) {
    band = build(run, index, view)
    cache.set(run, band)
  }
  return band
}

function build(run: Reading, index: TraceIndex, view: ViewOf<'life'>): BandIndex {
  const { trace, requests, scene } = run
  const usualUs = scene.instruments.reduce((most, one) => (one.kind === 'waits' ? Math.max(most, msToUs(one.maxMs)) : most), 0)
  const isFor = (record: number): boolean => {
    const { method, url } = requests.at(trace.request(record))!
    return `${method} ${url}` === view.key
  }
  const asking = index.open.records.filter(isFor)
  return {
    windowUs: msToUs(view.windowMs),
    lives: livesOf(run, view),
    requests: asking,
    ...offersOf(run, index, view),
    asked: originAsks(run, index),
    mostInBin: mostInBin(Array.from(asking, (i) => trace.timeUs(i))),
    marks: marksOf(run, view),
    longestUs: index.requests.waitsUs.reduce((most, waitUs) => Math.max(most, waitUs), usualUs),
  }
}

/** The most of some ascending times in one bin, wherever it begins. */
function mostInBin(timesUs: readonly number[]): number {
  let first = 0
  return timesUs.reduce((most, timeUs, last) => {
    while (timeUs - timesUs[first]! >= BIN_US) first++
    return Math.max(most, last - first + 1)
  }, 1)
}

function marksOf({ requests }: Reading, { marks = {} }: ViewOf<'life'>): ReadonlyMap<number, string> {
  const all = Array.from({ length: requests.length }, (_, id) => [id, marks[requests.at(id)?.name ?? ''] ?? ''] as const)
  return new Map(all.filter(([, text]) => text !== ''))
}

function livesOf({ trace, nodes }: Reading, { edge, key }: { edge: string; key: string }): Span<number>[] {
  const node = nodes.find(({ id }) => id === edge)?.index
  const lives = new Spans<number>()
  let slot = -1
  for (let i = 0; i < trace.length; i++) {
    if (trace.node(i) !== node) continue
    const kind = trace.kind(i)
    if (kind === Kind.Slot && trace.string(trace.b(i)) === key) {
      const isEmptied = slotState(trace.a(i)) === SlotState.Empty
      // Another key may have the place next.
      slot = isEmptied ? -1 : slotIndex(trace.a(i))
      if (isEmptied) lives.end(i)
    } else if (kind === Kind.Life && slotIndex(trace.a(i)) === slot) {
      lives.begin(i, trace.b(i))
    }
  }
  return lives.all()
}

/** What the origin at the end of the edge's way had at the URL, with which header, and when it was down. */
function offersOf(run: Reading, index: TraceIndex, { edge, key }: { edge: string; key: string }): Pick<BandIndex, 'contents' | 'outages' | 'headers'> {
  const { trace, scene: { topology }, nodes } = run
  const contents = new Spans<string>()
  const outages = new Spans<boolean>()
  const headers = new Spans<string>()
  const node = nodes.findIndex(({ id }) => id === edge)
  const url = key.slice(key.indexOf(' ') + 1)
  const deploys = index.ofKind(Kind.Deploy).filter((i) => trace.string(trace.a(i)) === url)
  const changes = [...index.levers.records, ...deploys, ...index.ofKind(Kind.Fault)].toSorted((a, b) => a - b)
  for (const record of changes) {
    const levers = leversOfCount(index, record + 1)
    const origin = originAt(run, index, node, url, { count: record + 1, timeUs: record < 0 ? 0 : trace.timeUs(record), levers })
    const spec = topology.nodes[origin]!
    if (!isOrigin(spec)) continue
    const deployed = deploys.findLast((i) => i <= record && trace.node(i) === origin)
    const offer = offerOf(spec, url, levers, deployed === undefined ? 1 : trace.b(deployed))
    contents.begin(record, offer.content)
    headers.begin(record, offer.headers.find(([name]) => name.toLowerCase() === 'cache-control')?.[1] ?? '')
    outages.begin(record, index.health(origin, record + 1) === 'down')
  }
  return { contents: contents.all(), outages: outages.all().filter(({ value }) => value), headers: headers.all() }
}

/** Spans that follow one another; one that begins with the value of the one before goes on. */
class Spans<T> {
  readonly #done: Span<T>[] = []
  #open: { readonly record: number; readonly value: T } | undefined

  begin(record: number, value: T): void {
    if (this.#open?.value === value) return
    this.end(record)
    this.#open = { record, value }
  }

  end(record: number): void {
    if (this.#open) this.#done.push({ ...this.#open, end: record })
    this.#open = undefined
  }

  all(): Span<T>[] {
    this.end(Infinity)
    return this.#done
  }
}
