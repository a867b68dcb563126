/**
 * A request's way as bars: hops and work, each with its share of the time. The sequence diagram, the waterfall and the
 * inspector show the same.
 */
import { usToMs } from '../engine/time'
import { Kind, PHASE_NAMES, Phase, hopPhase, hopTo, hopTone } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import type { Trace } from '../trace/trace'
import { lowerBound } from '../trace/intervals'
import { firstByteUs } from './arrows'
import { toneName } from './tone'
import type { TraceIndex } from '../reading/traceIndex'
import { withWaiting } from './waitingBars'
import type { WaterfallBar } from './types'

/** Bars of the request up to a position; flights of one handshake are one bar. */
export function barsOf(run: Reading, index: TraceIndex, request: number, count: number, position: number): WaterfallBar[] {
  const info = run.requests.at(request)
  if (!info) return []
  const nowMs = usToMs(Math.max(0, position - info.atUs))
  const bars: WaterfallBar[] = []
  const inVain = new Set<number>()
  for (const i of index.byRequest(request)) {
    if (i >= count) break
    if (run.trace.kind(i) === Kind.GiveUp) inVain.add(run.trace.exchange(i))
    for (const bar of barsOfRecord(run, index, i, info.atUs)) {
      if (bar.phase === 'transfer' && bar.startMs >= nowMs) continue
      const shown = { ...bar, behind: run.trace.isBehind(i) || isFor(run.trace, i, inVain), endMs: Math.max(bar.startMs, Math.min(bar.endMs, nowMs)) }
      if (!shown.behind) endBy(bars, shown.startMs)
      const last = bars.at(-1)
      if (last && continues(last, shown)) bars[bars.length - 1] = { ...last, endMs: shown.endMs }
      else bars.push(shown)
    }
  }
  const records = index.byRequest(request)
  const happened = [...records.subarray(0, lowerBound(records, count))]
  const done = happened.findLast((i) => run.trace.kind(i) === Kind.Done)
  return withWaiting(run, happened, bars, info.atUs, done === undefined ? nowMs : usToMs(run.trace.b(done)))
}

/** One thing after another: a server that dies takes what it had begun with it, and what comes next is the next try. */
function endBy(bars: WaterfallBar[], ms: number): void {
  bars.forEach((bar, k) => {
    if (!bar.behind && bar.endMs > ms) bars[k] = { ...bar, endMs: Math.max(bar.startMs, ms) }
  })
}

/** Whether a record is for one of these exchanges: what a server still does for a try that was given up, nobody waits for. */
function isFor(trace: Trace, i: number, exchanges: ReadonlySet<number>): boolean {
  let at = trace.exchange(i)
  while (at >= 0 && !exchanges.has(at)) at = trace.exchanges.parent(at)
  return at >= 0
}

type Part = Omit<WaterfallBar, 'behind'>

/** One bar; of a message whose bytes take their time to pass two, until its first byte has arrived and from then on. */
function barsOfRecord(run: Reading, index: TraceIndex, i: number, originUs: number): readonly Part[] {
  const { trace } = run
  const kind = trace.kind(i)
  if (kind === Kind.Waited) return [waitBar(trace, i, originUs)]
  if (kind !== Kind.Hop && kind !== Kind.Lost && kind !== Kind.Work) return []
  const isHop = kind !== Kind.Work
  const phase = isHop ? hopPhase(trace.a(i)) : trace.a(i)
  // A queue's wait is recorded when it ends: nobody knew before how long it would be.
  const startUs = phase === Phase.Queue ? trace.timeUs(i) - trace.b(i) : trace.timeUs(i)
  const from = trace.node(i)
  const bar: Part = {
    phase: PHASE_NAMES[phase]!,
    from,
    to: isHop ? hopTo(trace.a(i)) : from,
    startMs: usToMs(startUs - originUs),
    endMs: usToMs(startUs + trace.b(i) - originUs),
    tone: isHop ? toneName(hopTone(trace.a(i))) : 'plain',
  }
  const firstByteMs = kind === Kind.Hop ? usToMs(startUs + firstByteUs(run, index, i) - originUs) : bar.endMs
  return firstByteMs < bar.endMs ? [{ ...bar, endMs: firstByteMs }, { ...bar, phase: 'transfer', startMs: firstByteMs }] : [bar]
}

/** In a cache, for what another request fetches; recorded when it ends. */
function waitBar(trace: Trace, i: number, originUs: number): Part {
  const [node, endUs] = [trace.node(i), trace.timeUs(i)]
  return { phase: 'queue', from: node, to: node, startMs: usToMs(endUs - trace.b(i) - originUs), endMs: usToMs(endUs - originUs), tone: 'plain' }
}

const HANDSHAKES = new Set(['dns', 'tcp', 'tls', 'quic'])

function continues(last: WaterfallBar, next: WaterfallBar): boolean {
  const samePair = (last.from === next.from && last.to === next.to) || (last.from === next.to && last.to === next.from)
  return last.phase === next.phase && last.behind === next.behind && samePair && HANDSHAKES.has(next.phase)
}
