/**
 * How long users wait, region by region: answers as marks, the middle and the slow
 * end of the step's answers, and the oldest question that is still open.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { View } from '../cdn/topology'
import { usToMs } from '../engine/time'
import { floorMs } from '../cdn/net/places'
import type { Reading } from '../reading/reading'
import { viewOf } from '../scene/viewOf'
import { MOST_LINES } from './manyPlaces'
import { lowerBound } from '../trace/intervals'
import { quantileOf } from '../trace/quantile'
import { Grouped } from '../reading/grouped'
import { indexOf } from '../reading/traceIndex'
import { type WaitMark, type WaitSeries, waitSeries } from '../reading/waitSeries'
import { Kind } from '../trace/traceKinds'
import type { Instant } from './instant'
import { originOfClient } from './originAt'
import type { WaitFrame } from './types'

const MAX_MARKS = 60
/** Quantiles look at so many of the step's latest answers; of each of many clients at fewer. */
const MAX_SAMPLE = 2000
const MAX_SAMPLE_OF_MANY = 400
/** Used again for every client of every frame. */
const sample = new Float64Array(MAX_SAMPLE)

/** The answers of every node, [node]; those of clients are read. */
export function waitIndex(run: Reading): readonly WaitSeries[] {
  const index = indexOf(run)
  const byClient = Grouped.members(index.ofKind(Kind.Done), run.nodes.length, (i) => run.trace.node(i))
  return waitSeries(run, index.requests, byClient)
}

/** Ids of the nodes that a picture shows; null where it shows all. */
function drawnIn(view: View): readonly string[] | null {
  const drawn = view.kind === 'lanes' ? view.lanes : view.kind === 'sheet' ? view.columns : []
  return drawn.length > 0 ? drawn.flat() : null
}

/** The clients that take part and are on view, in the order of the topology; `waits` is the run's waitIndex. */
export function waitFrames(instant: Instant, waits: readonly WaitSeries[]): WaitFrame[] {
  const { run, frame, index, count } = instant
  const oldest = oldestOpen(instant)
  const stepStart = index.stepStarts[frame.step] ?? 0
  const onView = drawnIn(viewOf(run.scene, frame.step))
  const clients = run.nodes.filter(({ id, kind, index: node }) => NODE_KINDS[kind].asks && frame.nodes[node]!.active && (onView?.includes(id) ?? true))
  const many = clients.length > MOST_LINES
  const most = many ? MAX_SAMPLE_OF_MANY : MAX_SAMPLE
  const spans = (many ? askingIn(instant, clients) : clients).map(({ index: client }) => {
    const { records } = waits[client]!
    const shown = lowerBound(records, count)
    return { client, shown, earlier: Math.min(shown, lowerBound(records, stepStart)) }
  })
  const oneIn = thinning(Math.max(0, ...spans.map(({ shown, earlier }) => shown - earlier)))
  return spans.map(({ client, shown, earlier }) => {
    const series = waits[client]!
    const remembered = many ? [] : namedBefore(series, earlier)
    const size = takeSample(series.waitsUs, Math.max(earlier, shown - most), shown)
    const open = oldest.get(client)
    return {
      client,
      floorMs: floorOf(instant, client),
      marks: many ? [] : [...remembered, ...marksOf(series, earlier, shown, oneIn)],
      isOfMany: many,
      past: remembered.length,
      oneIn,
      count: shown - earlier,
      p50Ms: quantileMs(size, 0.5),
      p95Ms: quantileMs(size, 0.95),
      pendingMs: open === undefined ? null : usToMs(Math.max(0, frame.position - run.requests.atUs(open))),
      pendingTone: open === undefined ? 'plain' : (index.outcomeAt(open, count) ?? 'plain'),
    }
  })
}

/** Those that ask at some time of the step, all of it from its beginning on; all of them where nobody does. */
function askingIn<N extends { readonly index: number }>({ run, frame, index }: Instant, clients: readonly N[]): readonly N[] {
  const [from, to] = index.requestsOfStep(frame.step)
  const asking = new Set<number>()
  for (let id = from; id < to; id++) asking.add(run.requests.client(id))
  const found = clients.filter(({ index: client }) => asking.has(client))
  return found.length === 0 ? clients : found
}

/** The answers of earlier steps that the story speaks of: a crowd of an earlier step is history. */
function namedBefore(series: WaitSeries, earlier: number): WaitMark[] {
  const before = lowerBound(series.named, earlier)
  return Array.from(series.named.subarray(Math.max(0, before - MAX_MARKS), before), (k) => series.mark(k))
}

/** A power of two, so that marks that are there stay where they are while more come. */
function thinning(most: number): number {
  let oneIn = 1
  while (most > oneIn * MAX_MARKS) oneIn *= 2
  return oneIn
}

/** The answers of this step, one in so many, and the latest: of a crowd the latest alone would show its slow end only. */
function marksOf(series: WaitSeries, earlier: number, shown: number, oneIn: number): WaitMark[] {
  const marks: WaitMark[] = []
  for (let k = earlier; k < shown; k += oneIn) marks.push(series.mark(k))
  if (shown > earlier && (shown - 1 - earlier) % oneIn > 0) marks.push(series.mark(shown - 1))
  return marks
}

function oldestOpen({ run, frame, index, count }: Instant): Map<number, number> {
  const oldest = new Map<number, number>()
  index.open.forEachOpen(count, frame.position, (k) => {
    const record = index.open.records[k]!
    const client = run.trace.node(record)
    if (!oldest.has(client)) oldest.set(client, run.trace.request(record))
  })
  return oldest
}

/** The waits from one place to another, where quantileMs looks; returns how many they are. */
function takeSample(waits: Float64Array, from: number, to: number): number {
  for (let k = from; k < to; k++) sample[k - from] = waits[k]!
  return to - from
}

/** Of the sample, in ms. */
function quantileMs(size: number, share: number): number | null {
  if (size === 0) return null
  return usToMs(quantileOf(sample, size, share))
}

/** Light in fibre from a client's city to that of the origin at the end of its way, there and back (ms); 0 where one has no city. */
function floorOf(instant: Instant, client: number): number {
  const { nodes } = instant.run
  const [from, to] = [nodes[client]!.city, nodes[originOfClient(instant, client)]!.city]
  return from && to ? floorMs(from, to) : 0
}
