/**
 * The text twin of the picture: what happened, in the order it happened. Rows that belong to
 * a request open it.
 */
import type { EventRow } from '../../frame/types'
import { formatMs } from '../../words/format'
import { OutcomeMark } from '../../ui/OutcomeMark'
import styles from './EventTable.module.css'

export interface EventTableProps {
  readonly rows: readonly EventRow[]
  readonly onSelect: (request: number) => void
}

export function EventTable({ rows, onSelect }: EventTableProps) {
  if (rows.length === 0) return <p className={styles.empty}>Nothing has happened yet.</p>
  return (
    <table className={styles.table}>
      <caption className="sr-only">What has happened so far</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.time}>
            Time
          </th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className={styles.time}>{formatMs(row.atMs)}</td>
            <td>{row.request >= 0 ? <RequestRow row={row} onSelect={onSelect} /> : row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RequestRow({ row, onSelect }: { readonly row: EventRow; readonly onSelect: (request: number) => void }) {
  return (
    <button type="button" className={styles.row} onClick={() => onSelect(row.request)}>
      {row.tone !== 'plain' && <OutcomeMark outcome={row.tone} size={11} decorative />}
      <span>{row.text}</span>
    </button>
  )
}
