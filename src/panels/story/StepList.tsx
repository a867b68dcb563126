/**
 * The steps of a scene: played ones with a tick, the current one raised. Each is a button
 * that goes there.
 */
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/Icon'
import { leavesFocus } from '../../ui/leavesFocus'
import styles from './StepList.module.css'

export interface StepListProps {
  readonly steps: readonly { readonly id: string; readonly title: string }[]
  readonly current: number
  readonly onStep: (index: number) => void
}

export function StepList({ steps, current, onStep }: StepListProps) {
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
              <span className={cx(styles.sign, index < current && styles.done)}>
                {index < current ? <Icon name="tick" size={14} /> : index + 1}
              </span>
              <span>
                {step.title}
                {index < current && <span className="sr-only"> (played)</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
