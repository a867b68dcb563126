/**
 * The SVG element around a picture, with its name for those who cannot see it. A picture with
 * buttons in it is a group; one without is an image.
 */
import type { ReactNode } from 'react'
import type { Size } from './density'
import { Hatch } from '../card/Hatch'
import styles from '../Stage.module.css'

export interface SvgFrameProps {
  readonly size: Size
  readonly sentence: string
  readonly interactive: boolean
  readonly children: ReactNode
}

export function SvgFrame({ size: { width, height }, sentence, interactive, children }: SvgFrameProps) {
  return (
    <svg
      className={interactive ? styles.picture : styles.still}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={interactive ? 'group' : 'img'}
      aria-label={sentence}
    >
      <Hatch />
      {children}
    </svg>
  )
}
