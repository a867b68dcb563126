/**
 * Lifelines at work: the picture grows with time, so every frame has its own layout.
 */
import { withWay } from '../../frame/waterfall'
import { LaterPackets } from '../packets/LaterPackets'
import { layoutLifelines } from './lifelinesLayout'
import { LifelinesPicture } from './LifelinesPicture'
import { SvgFrame } from '../draw/SvgFrame'
import type { ViewProps } from '../viewProps'

const NO_OBSTACLES: readonly never[] = []

export function LifelinesStage({ run, frame, beside, size, density, actions, ...moving }: ViewProps) {
  const { view } = run.scene.topology
  const order = view.kind === 'lifelines' ? view.order : []
  const layout = layoutLifelines({ run, frame: withWay(run, frame), beside: beside && withWay(run, beside), order, density, ...size })
  const drawn = { geometry: layout.geometry, obstacles: NO_OBSTACLES }
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <LifelinesPicture layout={layout} frame={frame} actions={actions} />
      </SvgFrame>
      {frame.position > 0 && (
        <LaterPackets {...size} {...moving} words={false} layout={drawn} density={density} spotlight={frame.spotlight} actions={actions} />
      )}
    </>
  )
}
