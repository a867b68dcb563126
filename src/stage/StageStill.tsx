/**
 * The same picture as Stage without canvas, observers or buttons: for prerendered pages and
 * thumbnails. It renders in Node. The view must have been loaded (prepareView in views.ts).
 */
import { invariant } from '../engine/invariant'
import type { PacketBuffer } from '../frame/types'
import { OUTCOME_NAMES } from '../trace/traceKinds'
import { NO_ACTIONS } from './actions'
import { densityOf } from './draw/density'
import { linkPath, pointOn } from './draw/geometry'
import type { Geometry } from './draw/geometry'
import type { Moment } from '../frame/moment'
import { viewOf } from '../scene/viewOf'
import { viewNow } from './views'
import styles from './Stage.module.css'

export interface StageStillProps extends Moment {
  readonly width: number
  readonly height: number
  readonly compact?: boolean
  readonly packets?: PacketBuffer
}

export function StageStill({ run, frame, width, height, compact = false, packets }: StageStillProps) {
  const { kind } = viewOf(run.scene, frame.step)
  const view = viewNow(kind)
  invariant(view, `the view "${kind}" is not loaded: wait for prepareView before its still is drawn`)
  return (
    <view.Draw
      run={run}
      frame={frame}
      width={width}
      height={height}
      density={densityOf({ width, height }, compact)}
      reserved={undefined}
      beside={undefined}
      actions={NO_ACTIONS}
      interactive={false}
      inside={({ geometry }) => packets && <StillPackets packets={packets} geometry={geometry} />}
    />
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
            {packets.lost[i] === 1 ? <path className={styles.lost} d={`M${x - 5} ${y - 5}l10 10m-10 0l10 -10`} /> :
            <circle className={`${styles.packet} ${followed ? styles.ring : ''}`} cx={x} cy={y} r={followed ? 7 : 3.6} />}
          </g>
        )
      })}
    </g>
  )
}
