/**
 * Where the milliseconds of the followed request went. Its wait is compared on the stage.
 */
import { barsOf } from '../../../frame/waterfall'
import { defineInstrument, noIndex } from '../defineInstrument'
import { WaterfallPanel } from './WaterfallPanel'

/** No request has this number: nothing is followed. */
const NONE = -1

export const waterfallInstrument = defineInstrument({
  kind: 'waterfall',
  index: noIndex,
  read: ({ run, frame, index, count }) => barsOf(run, index, frame.spotlight?.request ?? NONE, count, frame.position),
  Panel: WaterfallPanel,
})
