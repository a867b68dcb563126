/**
 * The runs that the learner has made by moving levers and sending requests: each can be gone
 * back to, or put beside the one in view.
 */
import type { Branch } from '../../player/types'
import { Button } from '../../ui/Button'
import styles from './BranchList.module.css'

export interface BranchListProps {
  readonly branches: readonly Branch[]
  /** Number of the one in view. */
  readonly current: number
  readonly onGo: (id: number) => void
  readonly onCompare: (id: number) => void
}

export function BranchList({ branches, current, onGo, onCompare }: BranchListProps) {
  const others = branches.filter(({ id }) => id !== current)
  if (others.length === 0) return null
  return (
    <details className={styles.runs}>
      <summary>Runs before this one ({others.length})</summary>
      <ul>
        {others.toReversed().map(({ id, label }) => (
          <li key={id}>
            <span>{label}</span>
            <Button look="plain" onClick={() => onGo(id)} aria-label={`Go back to the run: ${label}`}>
              Go back
            </Button>
            <Button look="plain" onClick={() => onCompare(id)} aria-label={`Compare with the run: ${label}`}>
              Compare
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
