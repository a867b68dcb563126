/**
 * Makes a picture smaller where it has less height than it can be laid out in: it is drawn at that height and scaled down as a
 * whole. Laid out in less, its rows would lie over each other.
 */
import { type ReactNode, useRef } from 'react'
import type { ViewKind } from '../cdn/topology'
import { useSize } from '../stage/draw/useSize'
import styles from './Embed.module.css'

/** What every view can be laid out in (px), and those that can do with less: panels become flat. */
const LEAST_HEIGHT = 280
const LOW_VIEWS: Partial<Record<ViewKind, number>> = { board: 180 }

const NOT_MEASURED = { width: 0, height: 0 }

export function FittedPicture({ view, children }: { readonly view: ViewKind; readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(room, NOT_MEASURED, true)
  const least = LOW_VIEWS[view] ?? LEAST_HEIGHT
  const scale = height > 0 ? Math.min(1, height / least) : 1
  const fitted = scale < 1 ? { width: width / scale, height: least, transform: `scale(${scale})` } : undefined
  return (
    <div ref={room} className={styles.room}>
      <div className={styles.picture} style={fitted}>
        {children}
      </div>
    </div>
  )
}
