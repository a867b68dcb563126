/**
 * A native range with its value beside it. The label stands elsewhere on the row. The track goes over the values that are offered,
 * each as wide as the other; it stays where it is however long the value is in words.
 */
import { stopOf } from './sliderStops'
import styles from './Slider.module.css'

export interface SliderProps {
  readonly value: number
  /** The values on the track, ascending (sliderStops.ts). */
  readonly stops: readonly number[]
  /** A value in words: "12", "50 ms". */
  readonly words: (value: number) => string
  /** What is said in place of the value's words. */
  readonly instead?: string | undefined
  readonly onChange: (value: number) => void
  readonly labelledBy: string
  readonly describedBy?: string | undefined
}

export function Slider({ value, stops, words, instead, onChange, labelledBy, describedBy }: SliderProps) {
  const text = instead ?? words(value)
  const widest = stops.map(words).reduce((a, b) => (b.length > a.length ? b : a), text)
  return (
    <span className={styles.slider}>
      <input
        type="range"
        className={styles.range}
        value={stopOf(stops, value)}
        min={0}
        max={stops.length - 1}
        step={1}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuetext={text}
        onChange={(event) => onChange(stops[event.currentTarget.valueAsNumber] ?? value)}
      />
      <span className={styles.value} aria-hidden="true">
        <span>{text}</span>
        <span className={styles.room}>{widest}</span>
      </span>
    </span>
  )
}
