/**
 * The links: dashed hairlines, or a line in the tone of the followed message while it is on
 * its way there, over the broad faint way that the last followed request has taken.
 */
import { memo } from 'react'
import type { Frame, LinkFrame } from '../../frame/types'
import { linkPath } from './geometry'
import type { Geometry } from './geometry'
import styles from './Links.module.css'

/** From here on lines are drawn finer. */
const MANY = 60

export interface LinksProps {
  readonly frame: Frame
  readonly geometry: Geometry
  /** Unbroken lines: cables of a diagram rather than ways over a map. */
  readonly solid?: boolean
}

export function Links({ frame, geometry, solid = false }: LinksProps) {
  const drawn = frame.links.filter((link) => link.active && geometry.drawn[link.index])
  return (
    <g aria-hidden="true" className={styles.links} data-solid={solid || undefined} data-many={drawn.length > MANY || undefined}>
      {drawn.map((link) => (
        <Link key={link.index} link={link} geometry={geometry} />
      ))}
    </g>
  )
}

/** Its path is long: it is written anew only when the link or the layout has changed. */
const Link = memo(function Link({ link: { index, tone, trace }, geometry }: { readonly link: LinkFrame; readonly geometry: Geometry }) {
  const d = linkPath(geometry, index)
  return (
    <>
      {trace !== null && <path className={styles.trace} d={d} data-tone={trace} />}
      <path className={styles.link} d={d} data-tone={tone ?? undefined} data-lit={tone !== null || undefined} />
    </>
  )
})
