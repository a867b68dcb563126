/**
 * A request's way as bars and arrows: hops and work, each with its share of the time. The same
 * records make the sequence diagram, the waterfall and the inspector.
 */
import { usToMs } from '../engine/time'
import { Kind, LOST_AT, PHASE_NAMES, Phase, hopPhase, hopTo, hopTone } from '../trace/traceKinds'
import { flightNames } from '../cdn/net/handshake'
import type { Reading } from '../reading/reading'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { PHASE_WORDS } from '../words/phaseWords'
import { toneName } from './tone'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { withWaiting } from './waitingBars'
import type { ArrowFrame, Frame, WaterfallBar, WayFrame } from './types'

const NO_REQUEST = -1

/** The frame with the way of the request that it follows. */
export function withWay(run: Reading, frame: Frame): WayFrame {
  const index = indexOf(run)
  const request = frame.spotlight?.request ?? NO_REQUEST
  const count = countAt(run.trace, frame.position)
  return {
    ...frame,
    waterfall: barsOf(run, index, request, count, frame.position),
    arrows: arrowsOf(run, index, request, count, frame.position),
  }
}

/** Arrows of the request up to a position, in the order they left. */
function arrowsOf(run: Reading, index: TraceIndex, request: number, count: number, position: number): ArrowFrame[] {
  const { trace } = run
  const info = run.requests.at(request)
  if (!info) return []
  const arrows: ArrowFrame[] = []
  const sent = new Map<string, number>()
  for (const i of index.byRequest(request)) {
    if (i >= count) break
    const isLost = trace.kind(i) === Kind.Lost
    if (trace.kind(i) !== Kind.Hop && !isLost) continue
    const phase = hopPhase(trace.a(i)) as Phase
    const from = trace.node(i)
    const to = hopTo(trace.a(i))
    const pair = `${phase} ${Math.min(from, to)} ${Math.max(from, to)}`
    const ordinal = sent.get(pair) ?? 0
    sent.set(pair, ordinal + 1)
    const startUs = trace.timeUs(i)
    const duration = trace.b(i)
    arrows.push({
      phase: PHASE_NAMES[phase]!,
      label: flightNames(phase)[ordinal] ?? PHASE_WORDS[PHASE_NAMES[phase]!].short,
      from,
      to,
      startMs: usToMs(startUs - info.atUs),
      endMs: usToMs(startUs + duration - info.atUs),
      progress: duration === 0 ? 1 : Math.max(0, Math.min(isLost ? LOST_AT : 1, (position - startUs) / duration)),
      lost: isLost,
      tone: toneName(hopTone(trace.a(i))),
    })
  }
  return arrows
}

/** Bars of the request up to a position; flights of one handshake are one bar. */
export function barsOf(run: Reading, index: TraceIndex, request: number, count: number, position: number): WaterfallBar[] {
  const info = run.requests.at(request)
  if (!info) return []
  const nowMs = usToMs(Math.max(0, position - info.atUs))
  const bars: WaterfallBar[] = []
  for (const i of index.byRequest(request)) {
    if (i >= count) break
    const bar = barOf(run, i, info.atUs)
    if (!bar) continue
    const shown = { ...bar, behind: run.trace.isBehind(i), endMs: Math.max(bar.startMs, Math.min(bar.endMs, nowMs)) }
    const last = bars.at(-1)
    if (last && continues(last, shown)) bars[bars.length - 1] = { ...last, endMs: shown.endMs }
    else bars.push(shown)
  }
  const records = index.byRequest(request)
  const happened = [...records.subarray(0, lowerBound(records, count))]
  const done = happened.findLast((i) => run.trace.kind(i) === Kind.Done)
  return withWaiting(run, happened, bars, info.atUs, done === undefined ? nowMs : usToMs(run.trace.b(done)))
}

function barOf({ trace }: Reading, i: number, originUs: number): Omit<WaterfallBar, 'behind'> | null {
  const kind = trace.kind(i)
  if (kind !== Kind.Hop && kind !== Kind.Lost && kind !== Kind.Work) return null
  const isHop = kind !== Kind.Work
  const phase = isHop ? hopPhase(trace.a(i)) : trace.a(i)
  // A queue's wait is recorded when it ends: nobody knew before how long it would be.
  const startUs = phase === Phase.Queue ? trace.timeUs(i) - trace.b(i) : trace.timeUs(i)
  const from = trace.node(i)
  return {
    phase: PHASE_NAMES[phase]!,
    from,
    to: isHop ? hopTo(trace.a(i)) : from,
    startMs: usToMs(startUs - originUs),
    endMs: usToMs(startUs + trace.b(i) - originUs),
    tone: isHop ? toneName(hopTone(trace.a(i))) : 'plain',
  }
}

const HANDSHAKES = new Set(['dns', 'tcp', 'tls', 'quic'])

function continues(last: WaterfallBar, next: WaterfallBar): boolean {
  const samePair = (last.from === next.from && last.to === next.to) || (last.from === next.to && last.to === next.from)
  return last.phase === next.phase && last.behind === next.behind && samePair && HANDSHAKES.has(next.phase)
}
