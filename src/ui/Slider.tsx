/**
 * A native range with its value beside it. The label stands elsewhere on the row.
 */
import styles from './Slider.module.css'

export interface SliderProps {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** The value in words: "12", "50 ms". */
  readonly text: string
  readonly onChange: (value: number) => void
  readonly labelledBy: string
  readonly describedBy?: string | undefined
}

export function Slider({ value, min, max, step, text, onChange, labelledBy, describedBy }: SliderProps) {
  return (
    <span className={styles.slider}>
      <input
        type="range"
        className={styles.range}
        value={value}
        min={min}
        max={max}
        step={step}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <span className={styles.value} aria-hidden="true">
        {text}
      </span>
    </span>
  )
}
