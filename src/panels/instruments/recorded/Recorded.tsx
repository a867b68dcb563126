/**
 * A row for the run in view and one for each recorded cache: what the crowd got, how long its first, middle and last waited on one scale,
 * and what reached the origin.
 */
import type { CrowdSoFar } from '../../../frame/crowdSoFar'
import { NOTHING, formatCount, formatMs } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { type RecordedReading, longestMs, noteOf, outcomesText, rowSentence, toldOf, waitingFor } from './recordedText'
import styles from './Recorded.module.css'

export function Recorded({ reading, options: { title, thinkMs }, compact }: PanelProps<'recorded', RecordedReading | string>) {
  if (typeof reading === 'string') return <section className={styles.recorded}><PanelTitle title={title} /><p className={styles.none}>{reading}</p></section>
  const { own, as, rows } = reading
  // Of others nothing is told before the run in view has shown its own: there may be a question about it.
  const isOver = own.done === own.all
  const scaleMs = longestMs(isOver ? reading : { ...reading, rows: [] })
  const ownName = as === '' ? 'This run' : `This run, as ${as}`
  return (
    <section className={styles.recorded} data-compact={compact || undefined}>
      <PanelTitle title={title} note={noteOf(thinkMs, rows)} />
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr><th scope="col">Cache</th><th scope="col">Outcomes</th><th scope="col" className={styles.waits}>Shortest, middle, longest wait</th><th scope="col" className={styles.number}>Longest</th><th scope="col" className={styles.number}>Fetches</th></tr>
        </thead>
        <tbody>
          <Row name={ownName} own outcomes={outcomesText(own.outcomes)} waitsMs={own.waitsMs} fetches={own.fetches} scaleMs={scaleMs} />
          {isOver && rows.map(({ name, outcomes, waitsMs, fetches }) => (
            <Row key={name} name={name} same={name === as} outcomes={outcomesText(outcomes)} waitsMs={waitsMs} fetches={fetches} scaleMs={scaleMs} />
          ))}
        </tbody>
      </table>
      <p className={styles.told}>{isOver ? toldOf(reading) : waitingFor(rows)}</p>
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly own?: boolean
  /** The run in view behaves as it. */
  readonly same?: boolean
  readonly outcomes: string
  readonly waitsMs: CrowdSoFar['waitsMs']
  readonly fetches: number | null
  readonly scaleMs: number
}

function Row({ name, own = false, same = false, outcomes, waitsMs, fetches, scaleMs }: RowProps) {
  return (
    <tr data-own={own || undefined} data-same={same || undefined}>
      <th scope="row">{name}</th>
      <td className={styles.outcomes}>{outcomes}</td>
      <td className={styles.waits}>{waitsMs && <Waits waitsMs={waitsMs} scaleMs={scaleMs} name={name} />}</td>
      <td className={styles.number}>{waitsMs ? formatMs(waitsMs[2]) : NOTHING}</td>
      <td className={styles.number}>{fetches === null ? NOTHING : formatCount(fetches)}</td>
    </tr>
  )
}

function Waits({ waitsMs, scaleMs, name }: { readonly waitsMs: NonNullable<RowProps['waitsMs']>; readonly scaleMs: number; readonly name: string }) {
  const at = (ms: number): string => `${(ms / scaleMs) * 100}%`
  const [least, middle, most] = waitsMs
  return (
    <span className={styles.scale} role="img" aria-label={rowSentence(name, waitsMs)}>
      <span className={styles.span} style={{ insetInlineStart: at(least), inlineSize: at(most - least) }} />
      {[least, middle, most].map((ms, i) => <span key={i} className={styles.mark} style={{ insetInlineStart: at(ms) }} />)}
    </span>
  )
}
