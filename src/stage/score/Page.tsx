/**
 * One page of ink with its strip: where a disk held an object, and what users found.
 */
import type { Mark, PageLayout } from './pageLayout'
import styles from './Page.module.css'

export interface PageProps {
  readonly page: PageLayout
  readonly marks: readonly Mark[]
  readonly nowX: number
  /** Where the step begins; what is before it is of the step before. */
  readonly zeroX: number
}

/** Rows thinner than this run into each other (px). */
const FULL_INK = 0.92
/** How many copies of an object there are is seen where their ink lies over each other. */
const MANY_DISKS = 4

export function Page({ page: { box, strip, inks, row, bars, sentence }, marks, nowX, zeroX }: PageProps) {
  const bottom = strip.y + strip.height
  return (
    <g role="img" aria-label={sentence}>
      <rect className={styles.paper} x={box.x} y={box.y} width={box.width} height={box.height} />
      {inks.map(({ node, used, idle }) => (
        <g key={node} className={styles.ink} data-many={inks.length >= MANY_DISKS || undefined} strokeWidth={Math.max(0.7, row * FULL_INK)}>
          <path className={styles.idle} d={idle} />
          <path className={styles.used} d={used} />
        </g>
      ))}
      {zeroX > box.x && <rect className={styles.past} x={box.x} y={box.y} width={zeroX - box.x} height={box.height} />}
      <rect className={styles.paper} x={strip.x} y={strip.y} width={strip.width} height={strip.height} />
      <path className={styles.misses} d={bars.misses} />
      <path className={styles.hits} d={bars.hits} />
      <line className={styles.zero} x1={zeroX} x2={zeroX} y1={box.y} y2={bottom} />
      {marks.map(({ x, text, anchor }, k) => (
        <g key={k}>
          <line className={styles.mark} x1={x} x2={x} y1={box.y} y2={bottom} />
          <text className={styles.words} x={anchor === 'start' ? x + 4 : x - 4} y={box.y + 13} textAnchor={anchor}>{text}</text>
        </g>
      ))}
      <line className={styles.now} x1={nowX} x2={nowX} y1={box.y - 3} y2={bottom} />
    </g>
  )
}
