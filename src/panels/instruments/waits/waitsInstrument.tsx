/**
 * Wait per region; of two runs the slowest region's median.
 */
import { waitFrames, waitIndex } from '../../../frame/waits'
import type { WaitFrame } from '../../../frame/types'
import { defineInstrument } from '../defineInstrument'
import { WaitsPanel } from './WaitsPanel'

export const waitsInstrument = defineInstrument({
  kind: 'waits',
  index: waitIndex,
  read: (instant, _, waits) => waitFrames(instant, waits),
  Panel: WaitsPanel,
  compares: {
    what: 'p50, slowest region', unit: 'ms',
    figure: slowest,
  },
})

/** null where nobody has an answer. */
function slowest(waits: readonly WaitFrame[]): number | null {
  const middles = waits.flatMap(({ p50Ms }) => p50Ms ?? [])
  return middles.length === 0 ? null : Math.max(...middles)
}
