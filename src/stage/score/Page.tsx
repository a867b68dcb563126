/**
 * One page of ink with its head, its strip and its axis: where a disk held an object, and what users found.
 */
import { fitting, textWidth } from '../draw/text'
import type { PageLayout } from './pageLayout'
import styles from './Page.module.css'

export interface PageProps {
  readonly page: PageLayout
  /** Where there is little room for its head. */
  readonly narrow: boolean
}

/** Rows thinner than this run into each other (px). */
const FULL_INK = 0.92
/** How many copies of an object there are is seen where their ink lies over each other. */
const MANY_DISKS = 4
/** Of the letters of a head, and the least between what stands in it (px). */
const SIZES = { title: 13.5, share: 15, scope: 11, between: 12 }

export function Page({ page, narrow }: PageProps) {
  const { box, strip, inks, row, bars, sentence, marks, nowX, zeroX } = page
  const bottom = strip.y + strip.height
  return (
    <>
      <Head page={page} narrow={narrow} />
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
        {marks.map(({ x }, k) => <line key={k} className={styles.mark} x1={x} x2={x} y1={box.y} y2={bottom} />)}
        <line className={styles.now} x1={nowX} x2={nowX} y1={box.y - 3} y2={bottom} />
        {marks.map(({ x, text, anchor }, k) => <text key={k} className={styles.words} x={anchor === 'start' ? x + 4 : x - 4} y={box.y + 13} textAnchor={anchor}>{text}</text>)}
      </g>
      <Ticks page={page} />
    </>
  )
}

function Head({ page: { head: { x, y, width, height }, title, share }, narrow }: PageProps) {
  const shareX = x + width - 6 - textWidth(share, SIZES.share, 600)
  const scope = share ? fitting(['in this step'], shareX - x - SIZES.between - textWidth(title, SIZES.title, 600), SIZES.scope) : ''
  return (
    <g className={styles.head} data-narrow={narrow || undefined} aria-hidden="true">
      <text className={styles.tick} x={shareX} y={y + height - 7} textAnchor="end">{scope}</text>
      <text className={styles.title} x={x + 2} y={y + height - 7}>{title}</text>
      <text className={styles.share} x={x + width - 2} y={y + height - 7} textAnchor="end">{share}</text>
    </g>
  )
}

function Ticks({ page: { ticks, strip } }: Pick<PageProps, 'page'>) {
  return (
    <g aria-hidden="true">
      {ticks.map(({ x, text, anchor }) => (
        <text key={text} className={styles.tick} x={x} y={strip.y + strip.height + 12} textAnchor={anchor}>{text}</text>
      ))}
    </g>
  )
}
