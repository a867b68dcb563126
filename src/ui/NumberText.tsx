/**
 * A measured number, already formatted (format.ts), in tabular figures with its unit.
 */
import { cx } from './cx'
import styles from './NumberText.module.css'

export interface NumberTextProps {
  readonly value: string
  readonly unit?: string
  readonly big?: boolean
  readonly className?: string | undefined
}

export function NumberText({ value, unit, big = false, className }: NumberTextProps) {
  return (
    <span className={cx(styles.number, big && styles.big, className)}>
      {value}
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  )
}
