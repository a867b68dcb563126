/**
 * Says that a run is being made: how far it is, how many requests its users have sent, what is in view meanwhile, and the
 * way to stop it. Numbers change all the time; what a screen reader is told changes at each quarter.
 */
import { Button } from '../ui/Button'
import { counted } from '../words/plural'
import styles from './ComputingCard.module.css'

export interface ComputingCardProps {
  /** What is being made, in a few words. */
  readonly label: string
  /** 0 to 1. */
  readonly share: number
  readonly requests: number
  /** What is to be seen until then. */
  readonly meanwhile: string
  /** Absent where there is nothing to go back to. */
  readonly onStop?: () => void
}

export function ComputingCard({ label, share, requests, meanwhile, onStop }: ComputingCardProps) {
  const percent = Math.floor(share * 100)
  const quarter = Math.floor(percent / 25) * 25
  return (
    <section className={styles.computing} aria-label="A run is being computed">
      <div className={styles.words}>
        <p className={styles.label}>
          Computing: {label}. {meanwhile}
        </p>
        <div className={styles.row}>
          <progress className={styles.bar} aria-label="How much of it is done" value={share} />
          <span className={styles.numbers} aria-hidden="true">
            {percent} %, {counted(requests, 'request')}
          </span>
        </div>
      </div>
      <p className="sr-only" role="status" aria-live="polite">
        Computing {label}: {quarter} percent.
      </p>
      {onStop && <Button onClick={onStop}>Stop</Button>}
    </section>
  )
}
