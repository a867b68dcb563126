/**
 * Beside each cable what crossed it last: the request on the left, the answer on the right, each with a parcel whose area is its
 * bytes. They stay until the next request; those of a step before are faint.
 */
import { memo } from 'react'
import type { Crossing } from '../../frame/crossings'
import { type Geometry, pointOn } from '../draw/geometry'
import { monoWidth } from '../draw/text'
import { WORDS_SIZE, parcelSide } from './parcels'
import styles from './Crossings.module.css'

export interface CrossingsProps {
  readonly crossings: readonly Crossing[]
  readonly past: boolean
  readonly geometry: Geometry
  readonly width: number
}

/** From the cable to a parcel, and from there to its words (px). */
const [ASIDE, GAP] = [16, 7]

/** Drawn anew when something else has left. */
export const Crossings = memo(function Crossings({ crossings, past, geometry, width }: CrossingsProps) {
  return (
    <g className={styles.crossings} data-past={past || undefined} aria-hidden="true">
      {crossings.filter(({ link }) => geometry.drawn[link]).map((one) => <Beside key={`${one.link} ${one.kind}`} crossing={one} geometry={geometry} width={width} />)}
    </g>
  )
})

function Beside({ crossing: { link, kind, words, bytes, forwards }, geometry, width }: { crossing: Crossing; geometry: Geometry; width: number }) {
  const [x, y] = pointOn(geometry, link, 0.5)
  const side = parcelSide(bytes, geometry, link)
  const sign = kind === 'request' ? -1 : 1
  const from = x + sign * (ASIDE + side + GAP)
  const room = sign < 0 ? from - 4 : width - from - 4
  const text = words.findLast((one) => monoWidth(one, WORDS_SIZE) <= room)
  const [, ahead] = pointOn(geometry, link, forwards ? 0.6 : 0.4)
  const down = Math.sign(ahead - y)
  return (
    <g data-kind={kind}>
      <path className={styles.arrow} d={`M${x + sign * 8} ${y - 5 * down}v${10 * down}m-3 ${-4 * down}l3 ${4 * down}l3 ${-4 * down}`} />
      <rect className={styles.parcel} x={x + sign * ASIDE - (sign < 0 ? side : 0)} y={y - side / 2} width={side} height={side} rx={side > 6 ? 2 : 0} />
      {text !== undefined && <text className={styles.words} x={from} y={y + 4} textAnchor={sign < 0 ? 'end' : 'start'}>{text}</text>}
    </g>
  )
}
