/**
 * The life view at work: the picture grows with time, so every frame has its own layout;
 * packets run along the cables on top of it.
 */
import { lifeBandAt } from '../../frame/lifeBand'
import { LaterPackets } from '../packets/LaterPackets'
import { layoutLife } from './lifeLayout'
import { LifePicture } from './LifePicture'
import { SvgFrame } from '../draw/SvgFrame'
import type { ViewProps } from '../viewProps'

const NO_OBSTACLES: readonly never[] = []

export function LifeStage({ run, frame, beside: _beside, size, density, actions, reserved, ...moving }: ViewProps) {
  const band = lifeBandAt(run, frame.position)
  if (!band) return null
  const layout = layoutLife({ run, frame, band, density, reserved, ...size })
  const drawn = { geometry: layout.geometry, obstacles: NO_OBSTACLES }
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <LifePicture layout={layout} frame={frame} band={band} actions={actions} />
      </SvgFrame>
      {frame.position > 0 && (
        <LaterPackets {...size} {...moving} words={false} layout={drawn} density={density} spotlight={frame.spotlight} actions={actions} />
      )}
    </>
  )
}
