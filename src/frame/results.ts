/**
 * What users have got: the latest answer of each place, the middle of many, or how long its followed request has waited so
 * far; of one that the learner has sent, its own wait. The answer that an earlier step has shown stays until this one has something to
 * show; the middle of an earlier step's crowd does not: it would be read as the wait of who asks now.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { quantileOf } from '../trace/quantile'
import { MOST_LINES } from './manyPlaces'
import { waitIndex } from './waits'
import type { WaitSeries } from '../reading/waitSeries'
import type { Frame, ResultFrame } from './types'

/** From so many answers of a step on, their middle says more than the latest. */
const CROWD = 12
const MAX_SAMPLE = 1000
const sample = new Float64Array(MAX_SAMPLE)
const indexes = new WeakMap<Reading, readonly WaitSeries[]>()

/** By client; places that nothing is known of, and all where there are very many, are left out. */
export function resultsAt(run: Reading, frame: Frame): readonly ResultFrame[] {
  const clients = run.nodes.filter(({ kind, index }) => NODE_KINDS[kind].asks && frame.nodes[index]!.active)
  if (clients.length > MOST_LINES) return []
  const waits = indexes.get(run) ?? waitIndex(run)
  indexes.set(run, waits)
  const count = countAt(run.trace, frame.position)
  return clients.flatMap(({ index: client }) => watched(run, frame, client) ?? answered(run, frame, client, waits[client]!, count) ?? [])
}

function watched(run: Reading, { spotlight }: Frame, client: number): ResultFrame | null {
  if (!spotlight || run.requests.client(spotlight.request) !== client) return null
  // Those of the scene have names.
  if (spotlight.done && run.requests.hasName(spotlight.request)) return null
  return { client, state: spotlight.done ? 'answered' : 'waiting', ms: spotlight.elapsedMs, isMiddle: false, tone: spotlight.outcome ?? 'plain' }
}

function answered(run: Reading, frame: Frame, client: number, series: WaitSeries, count: number): ResultFrame | null {
  const shown = lowerBound(series.records, count)
  if (shown === 0) return null
  const last = series.mark(shown - 1)
  const step = run.requests.step(last.request)
  const from = lowerBound(series.records, indexOf(run).stepStarts[step]!)
  const isMiddle = shown - from >= CROWD
  if (isMiddle && step !== frame.step) return null
  return {
    client, isMiddle, tone: last.outcome,
    state: step === frame.step ? 'answered' : 'earlier',
    ms: isMiddle ? middleOf(series.waitsUs, Math.max(from, shown - MAX_SAMPLE), shown) : last.ms,
  }
}

function middleOf(waitsUs: Float64Array, from: number, to: number): number {
  for (let k = from; k < to; k++) sample[k - from] = waitsUs[k]!
  return usToMs(quantileOf(sample, to - from, 0.5))
}
