/**
 * At the end of a scene: the steps that were left before theirs, each a way back.
 */
import styles from './Missing.module.css'

export interface MissingProps {
  readonly steps: readonly { readonly id: string; readonly title: string }[]
  /** Ids of the steps that were seen to their end. */
  readonly seen: readonly string[]
  readonly onStep: (index: number) => void
}

export function Missing({ steps, seen, onStep }: MissingProps) {
  const missing = steps.flatMap(({ id, title }, index) => (seen.includes(id) ? [] : [{ id, title, index }]))
  if (missing.length === 0) return null
  return (
    <p className={styles.missing} data-kept="">
      Not seen to the end:
      {missing.map(({ id, title, index }) => (
        <button key={id} type="button" title={title} aria-label={`Step ${index + 1}: ${title}`} onClick={() => onStep(index)}>
          {index + 1}
        </button>
      ))}
    </p>
  )
}
