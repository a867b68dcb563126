/**
 * Makes a picture smaller where it has less height than it can be laid out in: it is drawn at that height and scaled down as a
 * whole. Laid out in less, its rows would lie over each other.
 */
import { type ReactNode, useRef } from 'react'
import { useSize } from '../stage/draw/useSize'
import styles from './Embed.module.css'

/** What every view can be laid out in (px). */
const LEAST_HEIGHT = 280

const NOT_MEASURED = { width: 0, height: 0 }

export function FittedPicture({ children }: { readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(room, NOT_MEASURED, true)
  const scale = height > 0 ? Math.min(1, height / LEAST_HEIGHT) : 1
  const fitted = scale < 1 ? { width: width / scale, height: LEAST_HEIGHT, transform: `scale(${scale})` } : undefined
  return (
    <div ref={room} className={styles.room}>
      <div className={styles.picture} style={fitted}>
        {children}
      </div>
    </div>
  )
}
