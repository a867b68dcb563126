/**
 * The pattern of a stale copy. Every picture defines it under the same id with the same
 * content, so it does not matter which of several pictures on a page a slot finds.
 */
import styles from './Slot.module.css'

export const HATCH = 'stage-hatch'

export function Hatch() {
  return (
    <defs>
      <pattern id={HATCH} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles.stripe} x1="0" y1="0" x2="0" y2="5" />
      </pattern>
    </defs>
  )
}
