/**
 * The waterfall as an instrument: of the request that is followed.
 */
import type { WaterfallBar } from '../../../frame/types'
import type { PanelProps } from '../instrumentModule'
import { Waterfall } from './Waterfall'

export function WaterfallPanel({ run, reading }: PanelProps<'waterfall', readonly WaterfallBar[]>) {
  return <Waterfall run={run} bars={reading} />
}
