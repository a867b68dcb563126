/**
 * A map or lanes, whichever the layout is. Lifelines are drawn by LifelinesPicture.
 */
import type { Frame } from '../frame/types'
import type { StageActions } from './actions'
import type { LandDrawing } from './land'
import { LanesPicture } from './LanesPicture'
import type { Layout } from './layoutOf'
import { MapPicture } from './MapPicture'

export interface PictureProps {
  readonly layout: Layout
  readonly frame: Frame
  readonly land: LandDrawing | undefined
  readonly actions: StageActions
}

export function Picture({ layout, frame, land, actions }: PictureProps) {
  if (layout.kind === 'lanes') return <LanesPicture layout={layout} frame={frame} actions={actions} />
  return <MapPicture layout={layout} frame={frame} land={land} actions={actions} />
}
