/**
 * The task of the last step and how far the learner is; the run decides when it is done. Nothing is counted before the step has
 * been played to its end.
 */
import { Icon } from '../../ui/Icon'
import { Prose } from './Prose'
import styles from './ChallengeCard.module.css'

/** `waiting`: at its beginning, until somebody presses Play. `again`: levers were moved while the step played, so this run shows two settings in one. */
export type TaskState = 'waiting' | 'playing' | 'again' | 'open' | 'done'

export interface ChallengeCardProps {
  readonly text: string
  /** Where the learner stands, with the run's own numbers. */
  readonly now: string
  readonly state: TaskState
  /** It was done in this run or another one. */
  readonly reached: boolean
  /** See Challenge. */
  readonly isCase?: boolean | undefined
  readonly positionUs: number
}

const VERDICTS: Readonly<Record<TaskState, string>> = {
  waiting: 'It waits for you. Set the levers first, one by one; then press Play.',
  playing: 'It is judged when the step has played to its end.',
  again: 'Levers were moved in the middle of the step. Play it again: it is judged with the levers as they stand now. Reset starts over.',
  open: 'Not yet.',
  done: 'Done.',
}

const CASE_WAITS = 'It waits for you. Press Play and watch; then set your lever and play it again.'

/** What was done once stays done, but for cases. */
function verdict(state: TaskState, reached: boolean, isCase: boolean): string {
  if (isCase) return state === 'waiting' ? CASE_WAITS : VERDICTS[state]
  if (!reached || state === 'done') return VERDICTS[state]
  if (state === 'open') return 'Done before. This time:'
  return state === 'playing' ? 'Done before.' : `Done before. ${VERDICTS[state]}`
}

export function ChallengeCard({ text, now, state, reached, isCase = false, positionUs }: ChallengeCardProps) {
  const isDone = (reached && !isCase) || state === 'done'
  return (
    <section className={styles.card} data-met={isDone ? '' : undefined} aria-label="Challenge">
      <h2 className={styles.eyebrow}>Your turn</h2>
      <p className={styles.text}>
        <Prose text={text} positionUs={positionUs} />
      </p>
      <p className={styles.state}>
        {isDone && <Icon name="tick" size={14} />}
        <span>
          {verdict(state, reached, isCase)} {(state === 'open' || state === 'done') && <Prose text={now} positionUs={Infinity} />}
        </span>
      </p>
    </section>
  )
}
