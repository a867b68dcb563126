/**
 * How long users wait, region by region: the latest answers as marks, the middle and the slow
 * end of the step's answers, and the oldest question that is still open.
 */
import { usToMs } from '../engine/time'
import { OUTCOME_NAMES } from '../engine/traceKinds'
import { floorMs } from '../cdn/net/places'
import type { Run } from '../scene/run.types'
import { lowerBound } from './intervals'
import type { TraceIndex } from './traceIndex'
import type { WaitFrame } from './types'

const MAX_MARKS = 60
/** Quantiles look at so many of the step's latest answers. */
const MAX_SAMPLE = 2000

interface Moment {
  readonly count: number
  readonly position: number
  readonly timeUs: number
  readonly step: number
  readonly active: readonly boolean[]
}

export function waitFrames(run: Run, index: TraceIndex, moment: Moment): WaitFrame[] {
  const oldest = oldestOpen(run, index, moment)
  return run.nodes.filter(({ kind }) => kind === 'client').map(({ index: client }) => {
    const records = index.dones[client]!
    const shown = records.subarray(0, lowerBound(records, moment.count))
    const inStep = shown.subarray(lowerBound(shown, index.stepStarts[moment.step] ?? 0))
    const sample = inStep.subarray(-MAX_SAMPLE)
    const sorted = Float64Array.from(sample, (i) => run.trace.b(i)).sort()
    const open = oldest.get(client)
    return {
      client,
      active: moment.active[client]!,
      floorMs: floorOf(run, client),
      marks: [...memorable(run, shown, inStep.length), ...inStep.subarray(-MAX_MARKS)].map((i) => markOf(run, index, i)),
      count: inStep.length,
      p50Ms: quantile(sorted, 0.5),
      p95Ms: quantile(sorted, 0.95),
      pendingMs: open === undefined ? null : usToMs(Math.max(0, moment.timeUs - run.requests[open]!.atUs)),
      pendingTone: open === undefined ? 'plain' : outcomeOf(run, index, open, moment.count),
    }
  })
}

/** Answers of earlier steps that the story speaks of; a crowd of an earlier step is history. */
function memorable({ trace, requests }: Run, shown: Int32Array, inStep: number): number[] {
  const earlier = shown.subarray(0, shown.length - inStep)
  return [...earlier.filter((i) => requests[trace.request(i)]!.name !== undefined)].slice(-MAX_MARKS)
}

function oldestOpen(run: Run, index: TraceIndex, { count, position }: Moment): Map<number, number> {
  const oldest = new Map<number, number>()
  index.open.forEachOpen(count, position, (k) => {
    const record = index.open.records[k]!
    const client = run.trace.node(record)
    if (!oldest.has(client)) oldest.set(client, run.trace.request(record))
  })
  return oldest
}

function markOf({ trace }: Run, index: TraceIndex, i: number): WaitFrame['marks'][number] {
  const request = trace.request(i)
  const outcome = index.firstOutcome[request]!
  return { request, ms: usToMs(trace.b(i)), outcome: outcome < 0 ? 'direct' : OUTCOME_NAMES[trace.a(outcome)]! }
}

function outcomeOf({ trace }: Run, index: TraceIndex, request: number, count: number): WaitFrame['pendingTone'] {
  const outcome = index.firstOutcome[request]!
  return outcome < 0 || outcome >= count ? 'plain' : OUTCOME_NAMES[trace.a(outcome)]!
}

/** Nearest rank, in ms. */
function quantile(sortedUs: Float64Array, share: number): number | null {
  if (sortedUs.length === 0) return null
  return usToMs(sortedUs[Math.max(0, Math.ceil(share * sortedUs.length) - 1)]!)
}

/** Light in fibre from a client's city to the origin's, there and back (ms); 0 where one has no city. */
function floorOf(run: Run, client: number): number {
  const from = run.nodes[client]!.city
  const to = run.nodes.find(({ kind }) => kind === 'origin')?.city
  return from && to ? floorMs(from, to) : 0
}
