/**
 * What the bench's page offers to Node: `window.bench`.
 */
import type { CommitsAsk, CommitsRound, FrameAsk, FrameRound } from '../frames/frames.types.ts'
import type { LongRound } from '../long/measureLong.ts'
import type { Answer, Ask, RoundName } from '../rounds.ts'

export interface BenchPage {
  /** One round in a worker of its own. */
  round<N extends RoundName>(name: N, ask: Ask<N>): Promise<Answer<N>>
  frames(ask: FrameAsk): Promise<FrameRound>
  commits(ask: CommitsAsk): Promise<CommitsRound>
  long(): Promise<LongRound>
}

declare global {
  interface Window {
    bench: BenchPage
  }
}
