/**
 * The headings over two runs side by side: what each is, one big number each, what differs in a sentence, and whether the same
 * users ask in both. Where the runs take turns on one stage, the headings are the switch, and the sentences have a place of their own.
 */
import { useMemo } from 'react'
import type { ComparedSide } from '../../player/types'
import type { Lever } from '../../scene/levers'
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
  readonly turns?: Turns | undefined
}

/** Which run is on the stage, where they take turns. */
export interface Turns {
  readonly shown: ComparedSide
  readonly show: (side: ComparedSide) => void
}

export function ComparisonSummary({ main, other, lever, turns }: ComparisonSummaryProps) {
  const { unit, values, order, sentence } = compareMoments(main, other, main.run.scene.instruments, leadsOf(main, lever))
  const traffic = useTraffic(main, other)
  const names = sideNames(main, other, lever)
  const turnOf = (side: ComparedSide) => turns && { on: turns.shown === side, press: () => turns.show(side) }
  return (
    <section className={turns ? styles.turns : styles.summary} aria-label={`${names[0]} and ${names[1]} compared`}>
      <Side place="Above" label={names[0]} note={sentence} value={values[0]} unit={unit} tone={toneOf(order)} turn={turnOf('main')} />
      <Side place="Below" label={names[1]} note={traffic} value={values[1]} unit={unit} tone={toneOf(-order)} turn={turnOf('other')} />
    </section>
  )
}

/** What differs, in sentences, where the headings have no room for them. */
export function Difference({ main, other, lever }: Pick<ComparisonSummaryProps, 'main' | 'other' | 'lever'>) {
  const { sentence } = compareMoments(main, other, main.run.scene.instruments, leadsOf(main, lever))
  return `${sentence} ${useTraffic(main, other)}`
}

const leadsOf = ({ run }: ComparedRun, lever: string | null): Lever['leads'] => (lever === null ? undefined : run.scene.levers[lever]?.leads)

function useTraffic({ run: ours, frame: { step } }: ComparedRun, { run: theirs }: ComparedRun): string {
  return useMemo(() => trafficWords(ours, theirs, step), [ours, theirs, step])
}

function trafficWords(main: Reading, other: Reading, step: number): string {
  const { counts: [ours, theirs], same } = trafficOf(main, other, step)
  if (same) return 'Same traffic, same moment.'
  return `Same moment, other traffic${ours === theirs ? '' : `: in this step ${counted(theirs, 'request')} here, ${counted(ours, 'request')} in the other`}.`
}

interface SideProps {
  /** Where its picture is, when one is above the other. */
  readonly place: string
  readonly label: string
  readonly note: string
  readonly value: string
  readonly unit: string
  readonly tone: 'hit' | 'miss' | undefined
  readonly turn: { readonly on: boolean; readonly press: () => void } | undefined
}

function Side({ place, label, note, value, unit, tone, turn }: SideProps) {
  return (
    <div className={styles.side}>
      <h2 className={styles.label}>
        {turn ? (
          <button type="button" className={styles.turn} aria-pressed={turn.on} onClick={turn.press}>
            {label}
          </button>
        ) : (
          <>
            <span className={styles.place}>{place}: </span>
            {label}
          </>
        )}
      </h2>
      {!turn && <p className={styles.note}>{note}</p>}
      <p className={styles.number} data-tone={tone}>
        <NumberText value={value} />
        <small className={turn && 'sr-only'}>{unit}</small>
      </p>
    </div>
  )
}

function toneOf(order: number): 'hit' | 'miss' | undefined {
  if (order === 0) return undefined
  return order < 0 ? 'hit' : 'miss'
}
