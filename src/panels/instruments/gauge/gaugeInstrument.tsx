/**
 * Origin load: requests a second. Its total is compared on the stage, beside the origin.
 */
import { defineInstrument, noIndex } from '../defineInstrument'
import { OriginGauge } from './OriginGauge'

export const gaugeInstrument = defineInstrument({
  kind: 'gauge',
  index: noIndex,
  read: ({ frame }) => frame.origin,
  Panel: OriginGauge,
})
