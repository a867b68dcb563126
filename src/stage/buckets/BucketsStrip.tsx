/**
 * Under the buckets: what came to all of them over the time of the step, how much of it passed, and what reached the origin; with what one
 * limit lets through for comparison.
 */
import type { BucketsFrame } from '../../frame/bucketsFrame'
import { formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { fitting } from '../draw/text'
import { type BucketsLayout, LINE } from './bucketsLayout'
import { limitWords, stripTitles } from './bucketsWords'
import styles from './BucketsPicture.module.css'

interface StripProps {
  readonly layout: BucketsLayout
  readonly box: Box
  readonly now: BucketsFrame
}

export function BucketsStrip({ layout: { legend, most }, box, now }: StripProps) {
  const { strip } = now
  const foot = box.y + box.height
  const step = (box.width * strip.binMs) / Math.max(1, strip.lengthMs)
  const nowX = box.x + (box.width * Math.min(strip.nowMs, strip.lengthMs)) / Math.max(1, strip.lengthMs)
  const bars = (counts: readonly number[], share: number): string => counts.flatMap((count, k) => {
    const wide = step * share
    return count === 0 ? [] : [`M${tenth(box.x + (k + 0.5) * step - wide / 2)} ${foot}v${tenth(-(count / most) * box.height)}h${tenth(wide)}V${foot}z`]
  }).join('')
  return (
    <g role="img" aria-label={`${stripTitles(now)[0]!} in ${formatSeconds(Math.min(strip.nowMs, strip.lengthMs))}`}>
      <text className={styles.stripTitle} x={box.x} y={box.y - 22}>{fitting(stripTitles(now), box.width, 12, 600)}</text>
      {legend.map(({ look, text, x }) => (
        <g key={look}>
          <rect className={styles.bar} data-look={look} x={look === 'origin' ? x + 3 : x} y={box.y - 16} width={look === 'origin' ? 4 : 10} height="9" />
          <text className={styles.legend} x={x + 14} y={box.y - 7}>{text}</text>
        </g>
      ))}
      <path className={styles.bar} data-look="refused" d={bars(strip.came, 0.86)} />
      <path className={styles.bar} data-look="passed" d={bars(strip.passed, 0.86)} />
      <path className={styles.bar} data-look="origin" d={bars(strip.origin, 0.3)} />
      <LimitLines box={box} now={now} most={most} />
      <line className={styles.foot} x1={box.x} x2={box.x + box.width} y1={foot} y2={foot} />
      <line className={styles.playhead} x1={nowX} x2={nowX} y1={box.y - 2} y2={foot + 4} />
      <text className={styles.tick} x={box.x} y={foot + 14}>0</text>
      <text className={styles.tick} x={box.x + box.width} y={foot + 14} textAnchor="end">{formatSeconds(strip.lengthMs)}</text>
    </g>
  )
}

/** What one limit lets through in the long run, and what all of them do: each with its word where the two are apart. */
function LimitLines({ box, now: { rule, buckets, strip }, most }: { readonly box: Box; readonly now: BucketsFrame; readonly most: number }) {
  if (!rule) return null
  const perBin = (rule.limit * strip.binMs) / (rule.windowS * 1000)
  const yOf = (limits: number): number => box.y + box.height - ((limits * perBin) / most) * box.height
  const lines = [...new Set([buckets.length, 1])].filter((limits) => limits > 0 && limits * perBin <= most)
  const right = box.x + box.width
  return lines.map((limits) => (
    <g key={limits}>
      <line className={styles.limit} x1={box.x} x2={right} y1={yOf(limits)} y2={yOf(limits)} />
      {(limits === lines[0] || yOf(limits) - yOf(lines[0]!) >= LINE) && <text className={styles.limitWords} x={right + 5} y={yOf(limits) + 4}>{limitWords(limits)}</text>}
    </g>
  ))
}
