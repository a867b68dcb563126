/**
 * The drawing of a Frame: it measures itself, draws the view that the topology asks for, and
 * lays the packets' canvas over the picture. It gets its frame as a prop and cannot know what
 * time it is; what moves between two frames comes through `packets` on every tick.
 */
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { PacketBuffer } from '../frame/types'
import type { Selection } from '../player/types'
import { densityOf } from './draw/density'
import type { Box } from './draw/geometry'
import { useSize } from './draw/useSize'
import { LaterPackets } from './packets/LaterPackets'
import { viewOf } from '../scene/viewOf'
import { prepareViews, useView } from './views'
import { WrittenStage } from './writtenStage'
import type { Moment } from '../frame/moment'
import styles from './Stage.module.css'

export interface StageProps extends Moment {
  /** Fewer words, for an embed; a narrow stage is compact anyway. */
  readonly compact?: boolean
  readonly onSend?: (clientId: string) => void
  readonly onSelect?: (selection: Selection) => void
  readonly selection: Selection | null
  readonly heading?: ReactNode
  /** A part of the picture's corner, in px, that a control of the page lies over: labels keep off it. */
  readonly reserved?: Box | undefined
  /** The other moment of a comparison, so that both are drawn to one scale. */
  readonly beside?: Moment | undefined
  readonly reducedMotion: boolean
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
}

const NOT_MEASURED = { width: 0, height: 0 }
/** React looks at nothing inside of an element with markup of its own, and takes it out when something else is drawn there. */
const AS_IT_IS = { 'data-written': '', dangerouslySetInnerHTML: { __html: '' }, suppressHydrationWarning: true }
const WRITTEN = { 'data-written': '' }

export function Stage({ run, frame, compact, onSend, onSelect, selection, heading, reserved, beside, ...moving }: StageProps) {
  const area = useRef<HTMLDivElement>(null)
  const [written] = useState(useContext(WrittenStage))
  const isThere = written === 'there'
  const size = useSize(area, isThere || !written ? NOT_MEASURED : written, !written)
  const view = useView(viewOf(run.scene, frame.step).kind)
  const { scene } = run
  const moves = frame.position > 0
  // Steps to come may be drawn in another way: it is there when they begin.
  useEffect(() => {
    if (moves) prepareViews(scene, null).catch(() => undefined)
  }, [scene, moves])
  const density = densityOf(size, compact)
  const drawn = size.width > 0 && size.height > 0 && view
  const marks = isThere ? (drawn ? {} : AS_IT_IS) : written ? WRITTEN : {}
  const actions = useMemo(() => ({ send: onSend, select: onSelect, selection }), [onSend, onSelect, selection])
  return (
    <div className={styles.stage}>
      {heading}
      <div ref={area} className={styles.area} {...marks}>
        {drawn ? (
          <view.Draw
            {...size}
            run={run}
            frame={frame}
            density={density}
            reserved={reserved}
            beside={beside}
            actions={actions}
            interactive
            above={(layout) =>
              frame.position > 0 && (
                <LaterPackets {...moving} layout={layout} density={density} words={view.labelsPackets && !layout.parcels} spotlight={frame.spotlight} actions={actions} />
              )
            }
          />
        ) : null}
      </div>
    </div>
  )
}
