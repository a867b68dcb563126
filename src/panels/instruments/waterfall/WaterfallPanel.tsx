/**
 * The waterfall as an instrument: of the request that is followed, with the one before it as a line of its own.
 */
import type { LadderFrame } from '../../../frame/ladders'
import type { PanelProps } from '../instrumentModule'
import { Waterfall } from './Waterfall'

export interface WaterfallReading {
  readonly now: LadderFrame | null
  readonly before: LadderFrame | null
  /** The longest wait of the scene (ms). */
  readonly longestMs: number
}

export function WaterfallPanel({ run, reading: { now, before, longestMs } }: PanelProps<'waterfall', WaterfallReading>) {
  return <Waterfall run={run} bars={now?.bars ?? []} before={before} longestMs={longestMs} />
}
