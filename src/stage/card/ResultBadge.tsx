/**
 * What a user has got: a small page that is blank while it loads and written when it is there, and the wait beside it. What
 * an earlier step has shown is faint.
 */
import type { ResultFrame } from '../../frame/types'
import { formatMs } from '../../words/format'
import type { Size } from '../draw/density'
import { textWidth } from '../draw/text'
import styles from './ResultBadge.module.css'

export interface ResultBadgeProps {
  readonly result: ResultFrame
  /** Where it begins, or ends. */
  readonly x: number
  /** Its middle. */
  readonly y: number
  readonly align: 'start' | 'middle' | 'end'
  /** Leaves out whether it is the middle of many. */
  readonly short: boolean
}

const PAGE = { width: 12, height: 14, gap: 5 } as const
const SIZE = 12.5
const roomFor = (text: string): Size => ({ width: PAGE.width + PAGE.gap + Math.ceil(textWidth(text, SIZE, 600)), height: 16 })
/** Room for the longest wait there is on a map, and for one that is not told to be the middle of many. */
export const BADGE = roomFor('p50 1 234 ms')
export const SHORT_BADGE = roomFor('1 234 ms')

export function ResultBadge({ result: { ms, state, isMiddle, tone }, x, y, align, short }: ResultBadgeProps) {
  const text = `${isMiddle && !short ? 'p50 ' : ''}${formatMs(ms)}`
  const width = PAGE.width + PAGE.gap + textWidth(text, SIZE, 600)
  const left = align === 'start' ? x : align === 'end' ? x - width : x - width / 2
  return (
    <g className={styles.badge} transform={`translate(${left} ${y})`} data-tone={tone} data-state={state}>
      <rect className={styles.page} y={-PAGE.height / 2} width={PAGE.width} height={PAGE.height} rx="1.5" />
      {state !== 'waiting' && <path className={styles.lines} d="M3 -3.5h6M3 0h6M3 3.5h4" />}
      <text className={styles.text} x={PAGE.width + PAGE.gap} y="4.3">{text}</text>
    </g>
  )
}
