/**
 * What a request looks like as bars that met no answer, was refused, or asked a store of values: work that was given up ends there, and the time in
 * which somebody waits for nothing, for a value on its way, or before another try, has a bar of its own.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { Kind } from '../trace/traceKinds'
import type { WaterfallBar } from './types'

/** Rounding of ms; a shorter wait is none. */
const LEAST_MS = 1e-6
const NOBODY = -1
/** After these somebody may wait without a message of this network on its way. */
const SILENT: ReadonlySet<number> = new Set([Kind.Lost, Kind.GiveUp, Kind.KvRead, Kind.KvWritten])

/** `records` are those of a request that have happened, `bars` what is seen of them; times are since the request, of which `untilMs` have passed or been waited. */
export function withWaiting(run: Reading, records: readonly number[], bars: readonly WaterfallBar[], sinceUs: number, untilMs: number): WaterfallBar[] {
  const { trace } = run
  const silent = records.filter((i) => SILENT.has(trace.kind(i)) && !trace.isBehind(i))
  const atMs = (i: number): number => usToMs(trace.timeUs(i) - sinceUs)
  const givenUp = silent.filter((i) => trace.kind(i) === Kind.GiveUp)
  const shown: WaterfallBar[] = []
  let busyMs = 0
  const waitUntil = (ms: number): void => {
    if (ms - busyMs < LEAST_MS) return
    const record = givenUp.find((i) => atMs(i) > busyMs) ?? silent.at(-1)
    // Whoever has got something and is silent then waits before the next try.
    const who = record === undefined ? (shown.findLast(({ behind }) => !behind)?.to ?? NOBODY) : trace.node(record)
    if (who === NOBODY) return
    shown.push({ phase: record === undefined ? 'pause' : 'wait', from: who, to: who, startMs: busyMs, endMs: ms, tone: 'plain', behind: false })
  }
  for (const bar of bars) {
    if (bar.behind) {
      shown.push(bar)
      continue
    }
    waitUntil(bar.startMs)
    const end = givenUp.map(atMs).find((ms) => ms >= bar.startMs && ms < bar.endMs) ?? bar.endMs
    shown.push({ ...bar, endMs: end })
    busyMs = Math.max(busyMs, end)
  }
  waitUntil(untilMs)
  return shown
}
