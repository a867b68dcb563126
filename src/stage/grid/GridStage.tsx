/**
 * Entries at work: the layout stays while the frames go by, packets move above it. What a packet
 * says stands in the rows beside.
 */
import { keyGridAt } from '../../frame/keyGrid'
import { gridOf } from './gridLayout'
import { GridPicture } from './GridPicture'
import { LaterPackets } from '../packets/LaterPackets'
import { SvgFrame } from '../draw/SvgFrame'
import { useLayout } from '../draw/useLayout'
import type { ViewProps } from '../viewProps'

export function GridStage({ run, frame, size, density, actions, reserved, beside: _beside, ...moving }: ViewProps) {
  const layout = useLayout(gridOf, run, frame, size, density, reserved)
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <GridPicture layout={layout} frame={frame} grid={keyGridAt(run, frame)} actions={actions} />
      </SvgFrame>
      {frame.position > 0 && (
        <LaterPackets {...size} {...moving} words={false} layout={layout} density={density} spotlight={frame.spotlight} actions={actions} />
      )}
    </>
  )
}
