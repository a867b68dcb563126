/**
 * The same picture as Stage without canvas, observers or buttons: for prerendered pages and
 * thumbnails. It renders in Node. Land must have been loaded (loadLand in land.ts), otherwise
 * the map has none.
 */
import type { ReactNode } from 'react'
import { lifeBandAt } from '../frame/lifeBand'
import type { Frame, PacketBuffer } from '../frame/types'
import { OUTCOME_NAMES } from '../trace/traceKinds'
import type { Run } from '../run/run.types'
import { NO_ACTIONS } from './actions'
import { type Density, type Size, densityOf } from './draw/density'
import { linkPath, pointOn } from './draw/geometry'
import type { Geometry } from './draw/geometry'
import { landNow } from './map/land'
import { gridOf } from './grid/gridLayout'
import { GridPicture } from './grid/GridPicture'
import { keyGridAt } from '../frame/keyGrid'
import { withWay } from '../frame/waterfall'
import { layoutInput } from './layoutInput'
import { LanesPicture } from './lanes/LanesPicture'
import { lanesOf } from './lanes/lanesOf'
import { layoutLife } from './life/lifeLayout'
import { layoutLifelines } from './lifelines/lifelinesLayout'
import { LifePicture } from './life/LifePicture'
import { LifelinesPicture } from './lifelines/LifelinesPicture'
import { MapPicture } from './map/MapPicture'
import { mapOf } from './map/mapOf'
import { SvgFrame } from './draw/SvgFrame'
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
  const { picture, geometry } = drawn(run, frame, size, density)
  return (
    <SvgFrame run={run} frame={frame} size={size}>
      {picture}
      {packets && <StillPackets packets={packets} geometry={geometry} />}
    </SvgFrame>
  )
}

function drawn(run: Run, frame: Frame, size: Size, density: Density): { picture: ReactNode; geometry: Geometry } {
  const { view } = run.scene.topology
  const common = { frame, actions: NO_ACTIONS }
  if (view.kind === 'lifelines') {
    const layout = layoutLifelines({ run, frame: withWay(run, frame), order: view.order, density, ...size })
    return { picture: <LifelinesPicture layout={layout} {...common} />, geometry: layout.geometry }
  }
  const band = lifeBandAt(run, frame.position)
  if (band) {
    const layout = layoutLife({ run, frame, band, density, ...size })
    return { picture: <LifePicture layout={layout} band={band} {...common} />, geometry: layout.geometry }
  }
  const input = layoutInput(run, frame, size, density)
  if (view.kind === 'lanes') {
    const layout = lanesOf(run, frame, input)
    return { picture: <LanesPicture layout={layout} {...common} />, geometry: layout.geometry }
  }
  if (view.kind === 'grid') {
    const layout = gridOf(run, frame, input)
    return { picture: <GridPicture layout={layout} grid={keyGridAt(run, frame)} {...common} />, geometry: layout.geometry }
  }
  const layout = mapOf(run, frame, input)
  return { picture: <MapPicture layout={layout} land={landNow(layout.landView)} {...common} />, geometry: layout.geometry }
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
