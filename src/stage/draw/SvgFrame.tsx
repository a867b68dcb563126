/**
 * The SVG element around a picture, with its name for those who cannot see it. A picture with
 * buttons in it is a group; one without is an image.
 */
import type { ReactNode } from 'react'
import type { Frame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import type { Size } from './density'
import { Hatch } from '../card/Hatch'
import { pictureSentence } from './text'
import styles from '../Stage.module.css'

export interface SvgFrameProps {
  readonly run: Run
  readonly frame: Frame
  readonly size: Size
  readonly interactive?: boolean
  readonly children: ReactNode
}

export function SvgFrame({ run, frame, size: { width, height }, interactive = false, children }: SvgFrameProps) {
  return (
    <svg
      className={interactive ? styles.picture : styles.still}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={interactive ? 'group' : 'img'}
      aria-label={pictureSentence(run, (node) => frame.nodes[node.index]!.active)}
    >
      <Hatch />
      {children}
    </svg>
  )
}
