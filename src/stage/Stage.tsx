/**
 * The drawing of a Frame: it measures itself, picks the view that the topology asks for, and
 * lays the packets' canvas over the picture. It gets its frame as a prop and cannot know what
 * time it is; what moves between two frames comes through `packets` on every tick.
 */
import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { Frame, PacketBuffer } from '../frame/types'
import type { Selection } from '../player/types'
import type { Run } from '../scene/run.types'
import type { StageActions } from './actions'
import { densityOf } from './density'
import type { Density, Size } from './density'
import type { Box } from './geometry'
import { layoutLifelines } from './lifelinesLayout'
import { PacketLayer } from './PacketLayer'
import { LifelinesPicture } from './LifelinesPicture'
import { Picture } from './Picture'
import { SvgFrame } from './SvgFrame'
import { useLand } from './useLand'
import { useLayout } from './useLayout'
import { useSize } from './useSize'
import styles from './Stage.module.css'

export interface StageProps {
  readonly run: Run
  readonly frame: Frame
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
  readonly reducedMotion: boolean
  /** Fewer words, for an embed; a narrow stage is compact anyway. */
  readonly compact?: boolean
  readonly onSend?: (clientId: string) => void
  readonly onSelect?: (selection: Selection) => void
  readonly selection: Selection | null
  readonly heading?: ReactNode
  /** A part of the picture's corner, in px, that a control of the page lies over: labels keep off it. */
  readonly reserved?: Box
}

export function Stage(props: StageProps) {
  const area = useRef<HTMLDivElement>(null)
  const size = useSize(area)
  const { run, onSend, onSelect, selection } = props
  const actions = { send: onSend, select: onSelect, selection }
  const view = { ...props, size, density: densityOf(size, props.compact), actions }
  const measured = size.width > 0 && size.height > 0
  const isLifelines = run.scene.topology.view.kind === 'lifelines'
  return (
    <div className={styles.stage}>
      {props.heading}
      <div ref={area} className={styles.area}>
        {measured && (isLifelines ? <LifelinesStage {...view} /> : <FixedStage {...view} />)}
      </div>
    </div>
  )
}

interface ViewProps extends StageProps {
  readonly size: Size
  readonly density: Density
  readonly actions: StageActions
}

/** A map or lanes: the layout stays while the frames go by. */
function FixedStage({ run, frame, size, density, actions, packets, onTick, reducedMotion, reserved }: ViewProps) {
  const layout = useLayout(run, frame, size, density, reserved)
  const land = useLand(layout.kind === 'map' ? layout.landView : null)
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <Picture layout={layout} frame={frame} land={land} actions={actions} />
      </SvgFrame>
      <PacketLayer
        {...size}
        geometry={layout.geometry}
        obstacles={layout.obstacles}
        density={density}
        words
        spotlight={frame.spotlight}
        reducedMotion={reducedMotion}
        packets={packets}
        onTick={onTick}
        actions={actions}
      />
    </>
  )
}

const NO_OBSTACLES: readonly never[] = []

/** Lifelines: the picture grows with time, so every frame has its own layout. */
function LifelinesStage({ run, frame, size, density, actions, packets, onTick, reducedMotion }: ViewProps) {
  const { view } = run.scene.topology
  const order = view.kind === 'lifelines' ? view.order : []
  const layout = layoutLifelines({ run, frame, order, density, ...size })
  return (
    <>
      <SvgFrame run={run} frame={frame} size={size} interactive>
        <LifelinesPicture layout={layout} frame={frame} actions={actions} />
      </SvgFrame>
      <PacketLayer
        {...size}
        geometry={layout.geometry}
        obstacles={NO_OBSTACLES}
        density={density}
        words={false}
        spotlight={frame.spotlight}
        reducedMotion={reducedMotion}
        packets={packets}
        onTick={onTick}
        actions={actions}
      />
    </>
  )
}
