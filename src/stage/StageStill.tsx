/**
 * The same picture as Stage without canvas, observers or buttons: for prerendered pages and
 * thumbnails. It renders in Node. Land that is not in the first bundle must have been loaded
 * (loadLand in land.ts), otherwise the map has none.
 */
import type { Frame, PacketBuffer } from '../frame/types'
import { OUTCOME_NAMES } from '../engine/traceKinds'
import type { Run } from '../scene/run.types'
import { NO_ACTIONS } from './actions'
import { densityOf } from './density'
import { linkPath, pointOn } from './geometry'
import type { Geometry } from './geometry'
import { landNow } from './land'
import { layoutOf } from './layoutOf'
import { layoutLifelines } from './lifelinesLayout'
import { LifelinesPicture } from './LifelinesPicture'
import { Picture } from './Picture'
import { SvgFrame } from './SvgFrame'
import styles from './Stage.module.css'

export interface StageStillProps {
  readonly run: Run
  readonly frame: Frame
  readonly width: number
  readonly height: number
  readonly compact?: boolean
  readonly packets?: PacketBuffer
}

export function StageStill({ run, frame, width, height, compact = false, packets }: StageStillProps) {
  const size = { width, height }
  const density = densityOf(size, compact)
  const { view } = run.scene.topology
  if (view.kind === 'lifelines') {
    const layout = layoutLifelines({ run, frame, order: view.order, density, ...size })
    return (
      <SvgFrame run={run} frame={frame} size={size}>
        <LifelinesPicture layout={layout} frame={frame} actions={NO_ACTIONS} />
        {packets && <StillPackets packets={packets} geometry={layout.geometry} />}
      </SvgFrame>
    )
  }
  const layout = layoutOf(run, frame, size, density)
  const land = layout.kind === 'map' ? landNow(layout.landView) : undefined
  return (
    <SvgFrame run={run} frame={frame} size={size}>
      <Picture layout={layout} frame={frame} land={land} actions={NO_ACTIONS} />
      {packets && <StillPackets packets={packets} geometry={layout.geometry} />}
    </SvgFrame>
  )
}

function StillPackets({ packets, geometry }: { packets: PacketBuffer; geometry: Geometry }) {
  const shown = Array.from({ length: packets.length }, (_, i) => i).filter((i) => geometry.drawn[packets.links[i]!])
  return (
    <g aria-hidden="true">
      {shown.map((i) => {
        const link = packets.links[i]!
        const share = packets.along[i]!
        const [x, y] = pointOn(geometry, link, share)
        const followed = packets.followed[i] === 1
        const start = packets.directions[i]! > 0 ? 0 : 1
        return (
          <g key={i} data-tone={packets.tones[i] === 0 ? 'plain' : OUTCOME_NAMES[packets.tones[i]!]}>
            {followed && <path className={styles.trail} d={linkPath(geometry, link, start, share)} />}
            <circle className={`${styles.packet} ${followed ? styles.ring : ''}`} cx={x} cy={y} r={followed ? 7 : 3.6} />
          </g>
        )
      })}
    </g>
  )
}
