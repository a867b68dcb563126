/**
 * A slider with its name before it: one of several that make one value together.
 */
import { useId } from 'react'
import { cx } from './cx'
import styles from './NamedSlider.module.css'
import { Slider, type SliderProps } from './Slider'

interface NamedSliderProps extends Omit<SliderProps, 'labelledBy'> {
  readonly name: string
  /** The name is a word of a protocol. */
  readonly isCode?: boolean
}

export function NamedSlider({ name, isCode = false, ...slider }: NamedSliderProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <span id={id} className={cx(styles.name, isCode && styles.code)}>
        {name}
      </span>
      <Slider {...slider} labelledBy={id} />
    </div>
  )
}
