/**
 * The same picture as Stage without canvas, observers or buttons: for prerendered pages and
 * thumbnails. It renders in Node. The view must have been loaded (prepareView in views.ts).
 */
import { invariant } from '../engine/invariant'
import type { PacketBuffer } from '../frame/types'
import { OUTCOME_NAMES } from '../trace/traceKinds'
import { NO_ACTIONS } from './actions'
import { densityOf } from './draw/density'
import { linkPath, parcelAt, pointOn } from './draw/geometry'
import type { Geometry } from './draw/geometry'
import { FLASH_GROWS, QUEUE_DOT, STAY_DOT, STAY_RADIUS, queuePoint, shownShare, stayAngle, stayPoint } from './draw/standing'
import type { Moment } from '../frame/moment'
import { viewOf } from '../scene/viewOf'
import type { PictureLayout } from './viewModule'
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
      inside={(layout) => packets && <StillPackets packets={packets} layout={layout} />}
    />
  )
}

const toneOf = (code: number): string => OUTCOME_NAMES[code] ?? 'plain'

function StillPackets({ packets, layout: { geometry, parcels = [], flashes = [] } }: { packets: PacketBuffer; layout: PictureLayout }) {
  const shown = Array.from({ length: packets.length }, (_, i) => i).filter((i) => geometry.drawn[packets.links[i]!] && !(packets.followed[i] === 1 && packets.stay.link >= 0))
  return (
    <g aria-hidden="true">
      <StillFlashes flashes={packets.flashes} boxes={flashes} />
      <StillQueues queues={packets.queues} geometry={geometry} />
      {shown.map((i) => {
        const link = packets.links[i]!
        const share = shownShare(geometry, packets, i)
        const [x, y] = pointOn(geometry, link, share)
        const followed = packets.followed[i] === 1
        const side = followed && packets.lost[i] === 0 ? (parcels[parcelAt(link, packets.directions[i]!)] ?? 0) : 0
        const start = packets.directions[i]! > 0 ? 0 : 1
        return (
          <g key={i} data-tone={toneOf(packets.tones[i]!)}>
            {followed && <path className={styles.trail} d={linkPath(geometry, link, start, share)} />}
            {side > 0 ? <rect className={`${styles.packet} ${styles.ring}`} x={x - side / 2} y={y - side / 2} width={side} height={side} rx="2" /> : packets.lost[i] === 1 ? <path className={styles.lost} d={`M${x - 5} ${y - 5}l10 10m-10 0l10 -10`} /> :
            <circle className={`${styles.packet} ${followed ? styles.ring : ''}`} cx={x} cy={y} r={followed ? 7 : 3.6} />}
          </g>
        )
      })}
      <StillStay stay={packets.stay} geometry={geometry} />
    </g>
  )
}

function StillStay({ stay, geometry }: { stay: PacketBuffer['stay']; geometry: Geometry }) {
  const point = stayPoint(geometry, stay)
  if (!point) return null
  const [x, y] = point
  const angle = stayAngle(stay.share)
  return (
    <g data-tone={toneOf(stay.tone)} transform={`translate(${x} ${y})`}>
      <circle className={styles.stay} r={STAY_RADIUS} pathLength="1" strokeDasharray={`${stay.share} 1`} transform="rotate(-90)" />
      <circle className={styles.packet} cx={STAY_RADIUS * Math.cos(angle)} cy={STAY_RADIUS * Math.sin(angle)} r={STAY_DOT} />
    </g>
  )
}

function StillFlashes({ flashes, boxes }: { flashes: PacketBuffer['flashes']; boxes: NonNullable<PictureLayout['flashes']> }) {
  return Array.from({ length: flashes.length }, (_, i) => {
    const box = boxes[flashes.nodes[i]!]
    const age = flashes.ages[i]!
    const by = 1 + age * FLASH_GROWS
    return box && (
      <g key={i} data-tone={toneOf(flashes.tones[i]!)}>
        <rect className={styles.flash} x={box.x - by} y={box.y - by} width={box.width + 2 * by} height={box.height + 2 * by} rx={box.width === box.height ? box.width / 2 + by : 0} opacity={1 - age} />
      </g>
    )
  })
}

function StillQueues({ queues, geometry }: { queues: PacketBuffer['queues']; geometry: Geometry }) {
  const spot = { x: 0, y: 0 }
  return Array.from({ length: queues.length }, (_, i) =>
    queuePoint(geometry, queues, i, spot) && <circle key={i} className={styles.queued} cx={spot.x} cy={spot.y} r={QUEUE_DOT} />,
  )
}
