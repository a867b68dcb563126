/**
 * lifeBandAt(run, position): the life of one copy, as far as it lies in the window of time
 * around the playhead. Not a part of the Frame: it comes with the view that draws it.
 */
import { staleFromUs } from '../trace/lifeAt'
import { usToMs } from '../engine/time'
import { Kind } from '../trace/traceKinds'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { afterAnswer } from './afterAnswer'
import type { BandFrame, BandLag, BandLife, BandOffer, BandRequest } from './bandFrame'
import { BIN_US, type Span, bandIndexOf } from './bandIndex'
import { clampPosition } from './frameAt'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { type TraceIndex, indexOf } from '../reading/traceIndex'

/** Where the playhead stays, as a share of the window, once a step is longer than that. */
const PLAYHEAD_AT = 0.97
/** The band shows whole µs: what has happened inside one has happened at its end. A link rounds positions by less than this. */
const TOLERANCE = 1e-3

interface Moment {
  readonly run: Reading
  readonly count: number
  readonly nowUs: number
  readonly fromUs: number
}

/** `view` is the one of the run's scene. Positions outside the run are clamped. */
export function lifeBandAt(run: Reading, requested: number, view: ViewOf<'life'>): BandFrame {
  const index = indexOf(run)
  const band = bandIndexOf(run, index, view)
  const { trace } = run
  const position = clampPosition(run, requested)
  const count = countAt(trace, position)
  const nowUs = Math.max(0, Math.ceil(position - TOLERANCE))
  const started = index.stepStarts[lowerBound(index.stepStarts, count) - 1]
  const zeroUs = started === undefined ? 0 : trace.timeUs(started)
  const fromUs = Math.max(zeroUs, nowUs - band.windowUs * PLAYHEAD_AT)
  const moment = { run, count, nowUs, fromUs }
  const before = lowerBound(band.requests, trace.countUpTo(Math.ceil(fromUs) - 1))
  const requests = [...band.requests.subarray(before, lowerBound(band.requests, count))]
  const answered = requests.map((record) => requestOf(moment, index, trace.request(record)))
  const offers = shown(moment, band.contents).map((one) => ({ content: one.value, ...spanOf(moment, one) }))
  return {
    fromMs: usToMs(fromUs),
    toMs: usToMs(fromUs + band.windowUs),
    zeroMs: usToMs(zeroUs),
    nowMs: usToMs(nowUs),
    longestMs: usToMs(band.longestUs),
    lives: shown(moment, band.lives).map((one) => lifeOf(moment, one)),
    requests: answered,
    offers,
    outages: shown(moment, band.outages).map((one) => spanOf(moment, one)),
    header: band.headers.findLast(({ record }) => record < count)?.value ?? '',
    asked: band.asked.filter(({ atUs }) => atUs > fromUs && atUs <= nowUs).map(({ atUs, refused }) => ({ atMs: usToMs(atUs), refused })),
    binMs: usToMs(BIN_US),
    mostInBin: band.mostInBin,
    lags: lagsOf(offers, answered),
    marks: answered.flatMap(({ request, startMs }) => (band.marks.has(request) ? [{ atMs: startMs, text: band.marks.get(request)! }] : [])),
  }
}

/** For each content that the origin gave up while it is on view: the last user who got it all the same. */
function lagsOf(offers: readonly BandOffer[], requests: readonly BandRequest[]): BandLag[] {
  return offers.flatMap(({ content, endMs }, i) => {
    const next = offers[i + 1]?.content ?? content
    const last = next === content ? undefined : requests.findLast((one) => one.outdated && one.content === content && one.startMs >= endMs)
    return last ? [{ content, fromMs: endMs, toMs: last.startMs }] : []
  })
}

/** Those that have begun and reach into the window. */
function shown<T>(moment: Moment, spans: readonly Span<T>[]): Span<T>[] {
  const begun = spans.filter(({ record }) => record < moment.count)
  return begun.filter((one) => endUs(moment, one) > moment.fromUs)
}

/** Until now, while it goes on. */
function endUs({ run, count, nowUs }: Moment, { end }: Span<unknown>): number {
  return end < count ? run.trace.timeUs(end) : nowUs
}

function spanOf(moment: Moment, span: Span<unknown>): { startMs: number; endMs: number } {
  const startUs = span.record < 0 ? 0 : moment.run.trace.timeUs(span.record)
  return { startMs: usToMs(startUs), endMs: usToMs(endUs(moment, span)) }
}

function lifeOf(moment: Moment, span: Span<number>): BandLife {
  const life = moment.run.trace.lives.at(span.value)
  const { startMs, endMs } = spanOf(moment, span)
  const freshUs = life.asksAlways ? life.sinceUs : Math.max(life.sinceUs, staleFromUs(life))
  return {
    id: span.record,
    content: life.content,
    startMs,
    endMs: span.end < moment.count ? endMs : null,
    freshUntilMs: usToMs(freshUs),
    revalidateUntilMs: usToMs(freshUs + life.staleWhileRevalidateUs),
    errorUntilMs: usToMs(freshUs + life.staleIfErrorUs),
  }
}

function requestOf({ run, count, nowUs }: Moment, index: TraceIndex, request: number): BandRequest {
  const { trace } = run
  const all = index.byRequest(request)
  const records = all.subarray(0, lowerBound(all, count))
  const done = records.findLast((i) => trace.kind(i) === Kind.Done)
  const { content, expectedContent, refresh } = afterAnswer(run, records)
  const startUs = run.requests.atUs(request)
  return {
    request,
    startMs: usToMs(startUs),
    waitMs: usToMs(done === undefined ? nowUs - startUs : trace.b(done)),
    outcome: index.outcomeAt(request, count),
    status: done === undefined ? null : trace.a(done),
    content,
    outdated: content !== expectedContent,
    refresh: refresh && {
      startMs: usToMs(trace.timeUs(refresh.begin)),
      endMs: refresh.end === undefined ? null : usToMs(trace.timeUs(refresh.end)),
      renewed: records.some((i) => i > refresh.begin && trace.kind(i) === Kind.Life),
    },
  }
}
