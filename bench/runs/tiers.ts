/**
 * Large traffic through three tiers of caches, beside the hand-written loop of the engine bench in the
 * same process: what a record costs, what a run keeps, what it takes until its first frame.
 */
import { BYTES_PER_RECORD } from '../../src/trace/trace.ts'
import { frameAt } from '../../src/frame/frameAt.ts'
import { indexColumns } from '../../src/reading/indexColumns.ts'
import { readingOf } from '../../src/reading/reading.ts'
import { adoptIndex } from '../../src/reading/traceIndex.ts'
import { run } from '../../src/run/run.ts'
import { buffersOf } from '../../src/player/remote/readingData.ts'
import { FULL, createModel } from '../engine/workload.ts'
import { runTypedLoop } from '../engine/typedLoop.ts'
import { timed } from './timed.ts'
import { minuteScene, tiersScene } from './trafficScenes.ts'

export interface TiersRound {
  readonly typed: { readonly events: number; readonly ms: number }
  readonly requests: number
  /** One for each thing that happened. */
  readonly records: number
  readonly runMs: number
  readonly indexMs: number
  readonly firstFrameMs: number
  /** Records and index. */
  readonly bytes: number
}

/** A million requests, or a minute of a thousand a second. */
export type TiersAsk = 'million' | 'minute'

export function tiersRound(ask: TiersAsk): TiersRound {
  const scene = ask === 'million' ? tiersScene : minuteScene
  const model = createModel(FULL)
  const [{ events }, typedMs] = timed(() => runTypedLoop(model))
  const [result, runMs] = timed(() => run(scene))
  const reading = readingOf(scene, result)
  const [columns, indexMs] = timed(() => indexColumns(reading))
  adoptIndex(reading, columns)
  const [, firstFrameMs] = timed(() => frameAt(reading, reading.endUs / 2))
  const indexBytes = [...buffersOf(columns)].reduce((sum, { byteLength }) => sum + byteLength, 0)
  return {
    typed: { events, ms: typedMs }, requests: reading.requests.length, records: reading.trace.length, runMs, indexMs, firstFrameMs,
    bytes: reading.trace.length * BYTES_PER_RECORD + indexBytes,
  }
}
