/**
 * The lines that were found: so many at a time, newest first, and how many there are. What is looked at stays while newer ones come.
 */
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { OutcomeMark } from '../../ui/OutcomeMark'
import { useRoving } from '../../ui/useRoving'
import { formatCount, formatMs } from '../../words/format'
import { counted } from '../../words/plural'
import { statusWords } from '../../words/statusWords'
import styles from './LogPanel.module.css'
import type { LogLine } from './logLines'

/** Lines that are drawn at a time. */
export const MOST_LINES = 40

interface LogRowsProps {
  /** Written and found, oldest first. */
  readonly found: readonly LogLine[]
  /** How many lines are written, found or not. */
  readonly written: number
  readonly onSelect: (request: number) => void
}

export function LogRows({ found, written, onSelect }: LogRowsProps) {
  /** How many lines lie before the end of those that are drawn; null: the newest are. */
  const [held, setHeld] = useState<number | null>(null)
  const end = Math.min(held ?? Infinity, found.length)
  const start = Math.max(0, end - MOST_LINES)
  const drawn = found.slice(start, end).reverse()
  const { container, item } = useRoving(drawn.length)
  const isPaged = found.length > MOST_LINES
  return (
    <>
      <p className={styles.count}>
        {written === 0 ? 'Nothing has been written yet.' : `${formatCount(found.length)} of ${counted(written, 'line')}${isPaged ? `, ${formatCount(found.length - end + 1)} to ${formatCount(found.length - start)} shown` : ''}`}
      </p>
      <div {...container} aria-label="Lines of the log, newest first">
        {drawn.map((line, index) => (
          <LogRow key={line.request} line={line} item={item(index)} onSelect={onSelect} />
        ))}
      </div>
      {isPaged && (
        <div className={styles.filters}>
          <Button disabled={end === found.length} onClick={() => setHeld(end + MOST_LINES >= found.length ? null : end + MOST_LINES)}>
            Newer
          </Button>
          <Button disabled={start === 0} onClick={() => setHeld(Math.max(MOST_LINES, start))}>
            Older
          </Button>
        </div>
      )}
    </>
  )
}

interface LogRowProps {
  readonly line: LogLine
  readonly item: ReturnType<ReturnType<typeof useRoving>['item']>
  readonly onSelect: (request: number) => void
}

function LogRow({ line: { request, atMs, outcome, status, method, url, waitMs, cacheStatus, tags, note }, item, onSelect }: LogRowProps) {
  return (
    <button type="button" {...item} className={styles.row} onClick={() => onSelect(request)}>
      <span className={styles.ms}>{formatMs(atMs)}</span>{' '}
      <span>
        <OutcomeMark outcome={outcome} size={10} />
        {statusWords(status)}
      </span>{' '}
      <span className={styles.url}>
        {method} {url}
      </span>{' '}
      <span>{Object.values(tags).join(', ')}</span> <span className={styles.ms}>{formatMs(waitMs)}</span>{' '}
      <span className={styles.url}>
        {cacheStatus}
        {note !== undefined && <b> {note}</b>}
      </span>
    </button>
  )
}
