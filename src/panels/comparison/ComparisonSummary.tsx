/**
 * The headings over two runs side by side: their names, one big number each, and the
 * difference in a sentence.
 */
import { NumberText } from '../../ui/NumberText'
import type { Moment } from '../../frame/moment'
import { compareMoments } from './compareMoments'
import styles from './ComparisonSummary.module.css'

export interface ComparedRun extends Moment {
  readonly label: string
}

export interface ComparisonSummaryProps {
  readonly main: ComparedRun
  readonly other: ComparedRun
}

export function ComparisonSummary({ main, other }: ComparisonSummaryProps) {
  const { unit, values, order, sentence } = compareMoments(main, other, main.run.scene.instruments)
  return (
    <section className={styles.summary} aria-label={`${main.label} and ${other.label} compared`}>
      <Side label={main.label} note={sentence} value={values[0]} unit={unit} tone={toneOf(order)} />
      <Side label={other.label} note="same traffic, same moment" value={values[1]} unit={unit} tone={toneOf(-order)} />
    </section>
  )
}

interface SideProps {
  readonly label: string
  readonly note: string
  readonly value: string
  readonly unit: string
  readonly tone: 'hit' | 'miss' | undefined
}

function Side({ label, note, value, unit, tone }: SideProps) {
  return (
    <div className={styles.side}>
      <h2 className={styles.label}>{label}</h2>
      <p className={styles.note}>{note}</p>
      <p className={styles.number} data-tone={tone}>
        <NumberText value={value} />
        <small>{unit}</small>
      </p>
    </div>
  )
}

function toneOf(order: number): 'hit' | 'miss' | undefined {
  if (order === 0) return undefined
  return order < 0 ? 'hit' : 'miss'
}
