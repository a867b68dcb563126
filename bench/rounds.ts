/**
 * Everything that the bench can be asked to do in one process or one worker, by name. The same
 * file runs in Node (nodeRound.ts) and in a worker of Chromium (roundWorker.ts).
 */
import { runOnKernel } from './engine/kernelModel.ts'
import { type PendingRound, pendingRound } from './engine/pending.ts'
import { runTypedLoop } from './engine/typedLoop.ts'
import { type Counts, FULL, createModel } from './engine/workload.ts'
import { type CachePair, cacheRounds } from './runs/caches.ts'
import { type FunctionsRound, functionsRound } from './runs/functions.ts'
import { type LeverRound, leverRounds } from './runs/levers.ts'
import { type PastedRound, pastedRound } from './runs/pasted.ts'
import type { PictureRound } from './runs/pictures.ts'
import { type SeekRound, seekRound } from './runs/seek.ts'
import { type TiersAsk, type TiersRound, tiersRound } from './runs/tiers.ts'

export interface EngineRound {
  readonly counts: Counts
  readonly ms: number
}

export interface EnginePair {
  readonly typed: EngineRound
  readonly kernel: EngineRound
}

/** One request and its answer for each name. */
export interface Rounds {
  typed: { ask: null; answer: EngineRound }
  kernel: { ask: null; answer: EngineRound }
  /** Both programs in turns, in one process. */
  pairs: { ask: { count: number }; answer: EnginePair[] }
  pending: { ask: { pending: number }; answer: PendingRound }
  seek: { ask: null; answer: SeekRound }
  levers: { ask: null; answer: LeverRound[] }
  caches: { ask: null; answer: CachePair[] }
  functions: { ask: null; answer: FunctionsRound }
  tiers: { ask: TiersAsk; answer: TiersRound }
  pasted: { ask: Parameters<typeof pastedRound>[0]; answer: PastedRound }
  pictures: { ask: null; answer: PictureRound[] }
}
export type RoundName = keyof Rounds
export type Ask<N extends RoundName> = Rounds[N]['ask']
export type Answer<N extends RoundName> = Rounds[N]['answer']

const ROUNDS: { readonly [N in RoundName]: (ask: Ask<N>) => Answer<N> | Promise<Answer<N>> } = {
  typed,
  kernel,
  pairs: ({ count }) => Array.from({ length: count }, () => ({ typed: typed(), kernel: kernel() })),
  pending: ({ pending }) => pendingRound(pending),
  seek: seekRound,
  levers: leverRounds,
  caches: cacheRounds,
  functions: functionsRound,
  tiers: tiersRound,
  pasted: pastedRound,
  // What draws is not needed for anything else.
  pictures: async () => (await import('./runs/pictures.ts')).pictureRounds(),
}

export function doRound<N extends RoundName>(name: N, ask: Ask<N>): Answer<N> | Promise<Answer<N>> {
  return ROUNDS[name](ask)
}

function typed(): EngineRound {
  const model = createModel(FULL)
  const start = performance.now()
  const counts = runTypedLoop(model)
  return { counts, ms: performance.now() - start }
}

function kernel(): EngineRound {
  const model = createModel(FULL)
  const start = performance.now()
  const { counts } = runOnKernel(model)
  return { counts, ms: performance.now() - start }
}
