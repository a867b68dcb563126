/**
 * The steps of a scene: those that were seen to their end with a tick, or with a ring where their task is still to do, the current one raised.
 * Each is a button that goes there.
 */
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/Icon'
import { leavesFocus } from '../../ui/leavesFocus'
import styles from './StepList.module.css'

export interface StepListProps {
  readonly steps: readonly { readonly id: string; readonly title: string; readonly challenge?: unknown }[]
  readonly current: number
  /** Ids of the steps that were seen to their end, also on another day. */
  readonly seen: readonly string[]
  /** Ids of the steps whose task was done, also on another day. */
  readonly solved: readonly string[]
  readonly onStep: (index: number) => void
}

export function StepList({ steps, current, seen, solved, onStep }: StepListProps) {
  return (
    <nav aria-label="Steps">
      <ol className={styles.list}>
        {steps.map(({ id, title, challenge }, index) => {
          const isSeen = seen.includes(id)
          const isOpen = challenge && !solved.includes(id)
          return (
          <li key={id}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onStep(index)}
              {...leavesFocus}
            >
              <span className={cx(styles.sign, isSeen && !isOpen && styles.done)}>
                {isSeen ? isOpen ? <i className={styles.open} /> : <Icon name="tick" size={14} /> : index + 1}
              </span>
              <span>
                {title}
                {isSeen && <span className="sr-only"> (seen{isOpen ? ', not solved' : ''})</span>}
              </span>
            </button>
          </li>
          )
        })}
      </ol>
    </nav>
  )
}
