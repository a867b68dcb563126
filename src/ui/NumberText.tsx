/**
 * A big measured number, already formatted (format.ts), in tabular figures with its unit.
 * Sizes come from --number-size, --unit-size and --unit-weight of the place it stands in.
 */
import styles from './NumberText.module.css'

export interface NumberTextProps {
  readonly value: string
  readonly unit?: string | undefined
}

export function NumberText({ value, unit }: NumberTextProps) {
  return (
    <span className={styles.number}>
      {value}
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  )
}
