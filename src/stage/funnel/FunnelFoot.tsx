/**
 * Under the funnel: what was asked of the origin, run beside run on one scale, and when it was asked.
 */
import type { FunnelFrame } from '../../frame/funnelFrame'
import { formatCount, formatMs, formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'
import { textWidth } from '../draw/text'
import type { FunnelLayout } from './funnelLayout'
import { fitting, ledgerSentence } from './funnelWords'
import styles from './FunnelPicture.module.css'

const [TITLE, ROW, SIZE] = [18, 17, 11]

export function FunnelFoot({ layout, now }: { readonly layout: FunnelLayout; readonly now: FunnelFrame }) {
  return (
    <>
      <Ledger layout={layout} now={now} />
      <Strip layout={layout} now={now} />
    </>
  )
}

function Ledger({ layout: { ledger: { x, y, width } }, now }: { readonly layout: FunnelLayout; readonly now: FunnelFrame }) {
  const most = Math.max(1, ...now.ledger.map(({ requests }) => requests))
  const names = Math.max(...now.ledger.map(({ title }) => textWidth(title, SIZE, 600))) + 8
  const figures = Math.max(...now.ledger.map(({ requests }) => textWidth(formatCount(requests), SIZE + 1, 600))) + 6
  const bar = Math.max(8, width - names - figures)
  return (
    <g role="img" aria-label={ledgerSentence(now)}>
      <text className={styles.title} x={x} y={y + 10}>{fitting(['Asked of the origin', 'At the origin'], 12, width)}</text>
      {now.ledger.map(({ title, requests, now: goesOn }, k) => {
        const top = y + TITLE + k * ROW
        const length = requests === 0 ? 0 : Math.max(1.5, (requests / most) * bar)
        return (
          <g key={title} data-now={goesOn || undefined} className={styles.entry}>
            <text x={x} y={top + 11}>{title}</text>
            <rect x={x + names} y={top + 2} width={length} height={ROW - 6} />
            <text className={styles.count} x={x + names + length + 5} y={top + 11}>{formatCount(requests)}</text>
          </g>
        )
      })}
    </g>
  )
}

function Strip({ layout: { strip: { x, y, width, height } }, now: { rate, lengthMs, nowMs } }: { readonly layout: FunnelLayout; readonly now: FunnelFrame }) {
  const [top, foot] = [y + TITLE + 13, y + height - 14]
  const most = Math.max(1, ...rate.counts)
  const step = (width * rate.binMs) / Math.max(1, lengthMs)
  const bars = rate.counts.flatMap((count, k) => (count === 0 ? [] : [`M${(x + k * step).toFixed(1)} ${foot}v${(-(count / most) * (foot - top)).toFixed(1)}h${Math.max(1, step - 0.6).toFixed(1)}V${foot}z`]))
  const words = [`Origin, in the last second: ${counted(rate.inLastSecond, 'request')}`, `Origin, last second: ${formatCount(rate.inLastSecond)}`, `Last second: ${formatCount(rate.inLastSecond)}`]
  const peak = rate.counts.some((count) => count > 0) ? `${formatCount(most)} in ${formatMs(rate.binMs)}` : ''
  const half = textWidth(peak, SIZE) / 2 + 1
  const nowX = x + (width * Math.min(nowMs, lengthMs)) / Math.max(1, lengthMs)
  return (
    <g role="img" aria-label={words[0]}>
      <text className={styles.title} x={x} y={y + 10}>{fitting(words, 12, width)}</text>
      <path className={styles.passed} d={bars.join('')} />
      {peak && <text className={styles.tick} x={Math.min(x + width - half, Math.max(x + half, x + (rate.counts.indexOf(most) + 0.5) * step))} y={top - 3} textAnchor="middle">{peak}</text>}
      <line className={styles.axis} x1={x} x2={x + width} y1={foot} y2={foot} />
      <line className={styles.playhead} x1={nowX} x2={nowX} y1={top} y2={foot + 4} />
      <text className={styles.tick} x={x} y={foot + 13}>{formatSeconds(0)}</text>
      <text className={styles.tick} x={x + width} y={foot + 13} textAnchor="end">{formatSeconds(lengthMs)}</text>
    </g>
  )
}
