/**
 * The steps of a scene: those that were seen to their end with a tick, the current one raised. Each is a button that goes there.
 */
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/Icon'
import { leavesFocus } from '../../ui/leavesFocus'
import styles from './StepList.module.css'

export interface StepListProps {
  readonly steps: readonly { readonly id: string; readonly title: string }[]
  readonly current: number
  /** Ids of the steps that were seen to their end, also on another day. */
  readonly seen: readonly string[]
  readonly onStep: (index: number) => void
}

export function StepList({ steps, current, seen, onStep }: StepListProps) {
  return (
    <nav aria-label="Steps">
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step.id}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onStep(index)}
              {...leavesFocus}
            >
              <span className={cx(styles.sign, seen.includes(step.id) && styles.done)}>
                {seen.includes(step.id) ? <Icon name="tick" size={14} /> : index + 1}
              </span>
              <span>
                {step.title}
                {seen.includes(step.id) && <span className="sr-only"> (seen)</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
