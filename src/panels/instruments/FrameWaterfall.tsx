/**
 * The waterfall of the request that the frame follows.
 */
import type { Frame } from '../../frame/types'
import { withWay } from '../../frame/waterfall'
import type { Run } from '../../run/run.types'
import { Waterfall } from './Waterfall'

export function FrameWaterfall({ run, frame }: { readonly run: Run; readonly frame: Frame }) {
  return <Waterfall run={run} bars={withWay(run, frame).waterfall} />
}
