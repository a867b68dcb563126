/**
 * The drawing of a Frame: it measures itself, picks the view that the topology asks for, and
 * lays the packets' canvas over the picture. It gets its frame as a prop and cannot know what
 * time it is; what moves between two frames comes through `packets` on every tick.
 */
import { useRef } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { View } from '../cdn/topology'
import type { Selection } from '../player/types'
import { densityOf } from './draw/density'
import { LaterGrid, LaterLanes, LaterLife, LaterLifelines } from './laterViews'
import { MapStage } from './map/MapStage'
import { useSize } from './draw/useSize'
import type { ViewProps } from './viewProps'
import styles from './Stage.module.css'

export interface StageProps extends Omit<ViewProps, 'size' | 'density' | 'actions' | 'reserved' | 'beside'> {
  /** Fewer words, for an embed; a narrow stage is compact anyway. */
  readonly compact?: boolean
  readonly onSend?: (clientId: string) => void
  readonly onSelect?: (selection: Selection) => void
  readonly selection: Selection | null
  readonly heading?: ReactNode
  readonly reserved?: ViewProps['reserved']
  readonly beside?: ViewProps['beside']
}

/** Maps come with the first page; the other views come with the scenes that want them. */
const VIEWS: Readonly<Record<View['kind'], ComponentType<ViewProps>>> = {
  map: MapStage,
  lanes: LaterLanes,
  lifelines: LaterLifelines,
  life: LaterLife,
  grid: LaterGrid,
}

export function Stage({ compact, onSend, onSelect, selection, heading, reserved, beside, ...moment }: StageProps) {
  const area = useRef<HTMLDivElement>(null)
  const size = useSize(area)
  const View = VIEWS[moment.run.scene.topology.view.kind]
  const measured = size.width > 0 && size.height > 0
  const actions = { send: onSend, select: onSelect, selection }
  return (
    <div className={styles.stage}>
      {heading}
      <div ref={area} className={styles.area}>
        {measured && <View {...moment} size={size} density={densityOf(size, compact)} actions={actions} reserved={reserved} beside={beside} />}
      </div>
    </div>
  )
}
