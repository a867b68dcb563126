/**
 * The headings over two runs side by side: what each is, one big number each, what differs in a sentence, and whether the same
 * users ask in both.
 */
import { useMemo } from 'react'
import { NumberText } from '../../ui/NumberText'
import { trafficOf } from '../../frame/stepAnswers'
import type { Reading } from '../../reading/reading'
import { counted } from '../../words/plural'
import { compareMoments } from './compareMoments'
import styles from './ComparisonSummary.module.css'
import { type ComparedRun, sideNames } from './sideNames'

export interface ComparisonSummaryProps {
  readonly main: ComparedRun
  readonly other: ComparedRun
  /** The lever that makes the difference; null when two branches are compared. */
  readonly lever: string | null
}

export function ComparisonSummary({ main, other, lever }: ComparisonSummaryProps) {
  const { unit, values, order, sentence } = compareMoments(main, other, main.run.scene.instruments)
  const { step } = main.frame
  const [ours, theirs] = [main.run, other.run]
  const traffic = useMemo(() => trafficWords(ours, theirs, step), [ours, theirs, step])
  const names = sideNames(main, other, lever)
  return (
    <section className={styles.summary} aria-label={`${names[0]} and ${names[1]} compared`}>
      <Side place="Above" label={names[0]} note={sentence} value={values[0]} unit={unit} tone={toneOf(order)} />
      <Side place="Below" label={names[1]} note={traffic} value={values[1]} unit={unit} tone={toneOf(-order)} />
    </section>
  )
}

function trafficWords(main: Reading, other: Reading, step: number): string {
  const { counts: [ours, theirs], same } = trafficOf(main, other, step)
  if (same) return 'Same traffic, same moment.'
  return `Same moment, other traffic: in this step ${counted(theirs, 'request')} here, ${counted(ours, 'request')} in the other.`
}

interface SideProps {
  /** Where its picture is, when one is above the other. */
  readonly place: string
  readonly label: string
  readonly note: string
  readonly value: string
  readonly unit: string
  readonly tone: 'hit' | 'miss' | undefined
}

function Side({ place, label, note, value, unit, tone }: SideProps) {
  return (
    <div className={styles.side}>
      <h2 className={styles.label}>
        <span className={styles.place}>{place}: </span>
        {label}
      </h2>
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
