/**
 * Wait per region; of two runs the slowest region's median.
 */
import { waitFrames, waitIndex } from '../../../frame/waits'
import { defineInstrument } from '../defineInstrument'
import { WaitsPanel } from './WaitsPanel'

export const waitsInstrument = defineInstrument({
  kind: 'waits',
  index: waitIndex,
  read: (instant, _, waits) => waitFrames(instant, waits),
  Panel: WaitsPanel,
  compares: {
    what: 'p50, slowest region', unit: 'ms',
    figure: (waits) => waits.reduce((most, { p50Ms }) => Math.max(most, p50Ms ?? 0), 0),
  },
})
