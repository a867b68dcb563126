/**
 * An instrument on a phone that is a single number: its name, the number, its unit.
 */
import { NumberText } from '../../ui/NumberText'
import styles from './Stat.module.css'

interface StatProps {
  readonly title: string
  readonly value: string
  readonly unit: string | undefined
}

export function Stat({ title, value, unit }: StatProps) {
  return (
    <div className={styles.stat}>
      <h2>{title}</h2>
      <p>
        <NumberText value={value} unit={unit} />
      </p>
    </div>
  )
}
