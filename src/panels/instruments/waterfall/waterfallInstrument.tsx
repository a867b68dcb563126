/**
 * Where the milliseconds of the followed request went, on one axis for the whole scene, over the request before it. Its wait is
 * compared on the stage.
 */
import { withLadders } from '../../../frame/ladders'
import { viewOf } from '../../../scene/viewOf'
import { defineInstrument, noIndex } from '../defineInstrument'
import { WaterfallPanel, type WaterfallReading } from './WaterfallPanel'

/** A scene that draws no ladders has no words for them. */
const UNTITLED = { titles: {}, abreast: {} }

export const waterfallInstrument = defineInstrument({
  kind: 'waterfall',
  index: noIndex,
  read: ({ run, frame }): WaterfallReading => {
    const view = viewOf(run.scene, frame.step)
    const { now, before, longestMs } = withLadders(run, frame, view.kind === 'lifelines' ? view : UNTITLED)
    return { now, before, longestMs }
  },
  Panel: WaterfallPanel,
})
