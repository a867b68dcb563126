/**
 * A map at work: the layout stays while the frames go by, packets move above it.
 */
import { LaterPackets } from '../packets/LaterPackets'
import { MapPicture } from './MapPicture'
import { mapOf } from './mapOf'
import { SvgFrame } from '../draw/SvgFrame'
import { useLand } from './useLand'
import { useLayout } from '../draw/useLayout'
import type { ViewProps } from '../viewProps'

export function MapStage({ run, frame, size, density, actions, reserved, beside: _beside, ...moving }: ViewProps) {
  const layout = useLayout(mapOf, run, frame, size, density, reserved)
  const land = useLand(layout.landView)
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <MapPicture layout={layout} frame={frame} land={land} actions={actions} />
      </SvgFrame>
      {frame.position > 0 && (
        <LaterPackets {...size} {...moving} words layout={layout} density={density} spotlight={frame.spotlight} actions={actions} />
      )}
    </>
  )
}
