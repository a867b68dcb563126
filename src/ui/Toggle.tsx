/**
 * An on/off switch. The label stands elsewhere on the row; it is named by `labelledBy`.
 */
import styles from './Toggle.module.css'

export interface ToggleProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly labelledBy: string
  readonly describedBy?: string | undefined
}

export function Toggle({ on, onChange, labelledBy, describedBy }: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={styles.toggle}
      onClick={() => onChange(!on)}
    />
  )
}
