/**
 * The small heading of an instrument with a few words beside it.
 */
import styles from './PanelTitle.module.css'

export interface PanelTitleProps {
  readonly title: string
  readonly note?: string | undefined
}

export function PanelTitle({ title, note }: PanelTitleProps) {
  return (
    <h2 className={styles.title}>
      {title}
      {note && <span className={styles.note}>{note}</span>}
    </h2>
  )
}
