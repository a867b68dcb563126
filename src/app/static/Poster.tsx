/**
 * A scene as one picture with its name, for places that show an address by a picture. tools/lib/posters makes files of it.
 */
import type { ReactNode } from 'react'
import { COURSE_NAME } from '../contents'

/** Size of the picture (px): what previews of a link are cut to. */
export const POSTER = { width: 1200, height: 630 } as const
/** Words in the still are drawn so much larger than on a page: a preview is small. */
const SCALE = 1.5
const [MARGIN, TOP] = [36, 104]
/** Size of the still before that (px). */
export const POSTER_STILL = { width: (POSTER.width - 2 * MARGIN) / SCALE, height: Math.floor((POSTER.height - TOP - MARGIN / 2) / SCALE), compact: true } as const

export const posterFile = (slug: string): string => `e/${slug}/poster.png`

interface PosterProps {
  readonly above: string
  readonly title: string
  readonly still: ReactNode
}

export function Poster({ above, title, still }: PosterProps) {
  const { width, height } = POSTER
  return (
    <svg className="poster" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <rect className="poster-paper" width={width} height={height} />
      <text className="poster-above" x={MARGIN} y={42}>
        {above}
      </text>
      <text className="poster-title" x={MARGIN} y={82}>
        {title}
      </text>
      <text className="poster-above" x={width - MARGIN} y={82} textAnchor="end">
        {COURSE_NAME}
      </text>
      <line className="poster-line" x1={MARGIN} x2={width - MARGIN} y1={TOP - 4.5} y2={TOP - 4.5} />
      <g transform={`translate(${MARGIN} ${TOP}) scale(${SCALE})`}>{still}</g>
    </svg>
  )
}
