/**
 * The task of the last step and how far the learner is; the run decides when it is done.
 */
import { Icon } from '../../ui/Icon'
import { Prose } from './Prose'
import styles from './ChallengeCard.module.css'

export interface ChallengeCardProps {
  readonly text: string
  /** Where the learner stands, with the run's own numbers. */
  readonly now: string
  readonly met: boolean
  readonly positionUs: number
}

export function ChallengeCard({ text, now, met, positionUs }: ChallengeCardProps) {
  return (
    <section className={styles.card} data-met={met ? '' : undefined} aria-label="Challenge">
      <h2 className={styles.eyebrow}>Your turn</h2>
      <p className={styles.text}>
        <Prose text={text} positionUs={positionUs} />
      </p>
      <p className={styles.state}>
        {met && <Icon name="tick" size={14} />}
        <span>
          {met ? 'Done. ' : 'Not yet. '}
          <Prose text={now} positionUs={positionUs} />
        </span>
      </p>
    </section>
  )
}
