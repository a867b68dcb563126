/**
 * A file, or a text as large as one, in place of what is in the field: its name, and how much of it was read.
 */
import styles from './headers.module.css'

interface LargeFileProps {
  readonly name: string
  /** From 0 to 1; null when nothing is being read. */
  readonly share: number | null
  readonly failure: string
}

export function LargeFile({ name, share, failure }: LargeFileProps) {
  return (
    <div className={styles.large}>
      <span>
        <b>{name}</b>
        {share !== null && ', being read'}
      </span>
      {share !== null && <progress aria-label={`Reading ${name}`} max={1} value={share} />}
      {failure !== '' && <span className={styles.failure}>It could not be read: {failure.slice(0, 200)}.</span>}
    </div>
  )
}
