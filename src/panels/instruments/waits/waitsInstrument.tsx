/**
 * Wait per region; of two runs the slowest region's median.
 */
import type { WaitFrame } from '../../../frame/types'
import { waitFrames, waitIndex } from '../../../frame/waits'
import { type Pair, differInMs, msMeasure } from '../../measure'
import { defineInstrument } from '../defineInstrument'
import { WaitStrips } from './WaitStrips'

export const waitsInstrument = defineInstrument({
  kind: 'waits',
  index: waitIndex,
  read: (instant, _, waits) => waitFrames(instant, waits),
  Panel: WaitStrips,
  difference: (main, other) => {
    const slowest: Pair = [slowestMs(main), slowestMs(other)]
    return differInMs(slowest) ? msMeasure('p50, slowest region', slowest) : null
  },
})

function slowestMs(waits: readonly WaitFrame[]): number {
  return waits.reduce((most, { p50Ms }) => Math.max(most, p50Ms ?? 0), 0)
}
