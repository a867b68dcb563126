/**
 * Lanes at work: the layout stays while the frames go by, packets move above it.
 */
import { LaterPackets } from '../packets/LaterPackets'
import { LanesPicture } from './LanesPicture'
import { lanesOf } from './lanesOf'
import { SvgFrame } from '../draw/SvgFrame'
import { useLayout } from '../draw/useLayout'
import type { ViewProps } from '../viewProps'

export function LanesStage({ run, frame, size, density, actions, reserved, beside: _beside, ...moving }: ViewProps) {
  const layout = useLayout(lanesOf, run, frame, size, density, reserved)
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <LanesPicture layout={layout} frame={frame} actions={actions} />
      </SvgFrame>
      {frame.position > 0 && (
        <LaterPackets {...size} {...moving} words layout={layout} density={density} spotlight={frame.spotlight} actions={actions} />
      )}
    </>
  )
}
