/**
 * A contract as a table: a row for each clause with what was promised, what came so far, whether it holds, the moment that decided, and the scene
 * that explains it.
 */
import type { AnswersSoFar } from '../../../frame/answersSoFar'
import type { Clause, VerdictFrame } from '../../../frame/verdictAt'
import { NOTHING } from '../../../words/format'
import { VERDICT_WORDS, type VerdictName, clockText, figureBeside, lastText, promisedTexts } from '../../../words/figures'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { Answers } from './Answers'
import styles from './Verdict.module.css'

type VerdictProps = PanelProps<'verdict', VerdictFrame | AnswersSoFar>

/** `note` of the reading is small print; empty until its numbers are known. */
export function Verdict({ reading, options: { title, elsewhere }, compact, ...doing }: VerdictProps) {
  if ('outcomes' in reading) return <Answers title={elsewhere} answers={reading} />
  const { clauses, note, beganMs, fromMs, boardOfLastS } = reading
  const explains = doing.SceneLink !== undefined && clauses.some(({ explainedBy }) => explainedBy !== null)
  return (
    <section className={styles.verdicts} data-compact={compact || undefined}>
      <PanelTitle title={title} note={boardOfLastS === null ? undefined : `the board tells of the ${lastText(boardOfLastS)}`} />
      <table className={styles.table}>
        <thead>
          <tr><th scope="col">Clause</th><th scope="col">Promised</th><th scope="col">{fromMs === null ? 'So far' : `From ${clockText(fromMs)} on`}</th><th scope="col">Verdict</th><th scope="col">Decided</th>{explains && <th scope="col">Explained</th>}</tr>
        </thead>
        <tbody>
          {clauses.map((clause) => <Row key={clause.id} clause={clause} beganMs={beganMs} explains={explains} {...doing} />)}
        </tbody>
      </table>
      {note !== '' && <p className={styles.note}>{note}</p>}
    </section>
  )
}

interface RowProps extends Pick<VerdictProps, 'onSelect' | 'onSeek' | 'SceneLink'> {
  readonly clause: Clause
  readonly beganMs: number
  readonly explains: boolean
}

function Row({ clause, beganMs, explains, onSelect, onSeek, SceneLink }: RowProps) {
  const { title, format, values, limit, verdict, decided, explainedBy } = clause
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{promisedTexts(limit, format).at(-2)}</td>
      <td className={styles.value}>{figureBeside(values.at(-1) ?? NaN, format, limit)}</td>
      <td><Word verdict={verdict} /></td>
      <td>{decided ? <Moment decided={decided} title={title} beganMs={beganMs} onSelect={onSelect} onSeek={onSeek} /> : NOTHING}</td>
      {explains && <td>{SceneLink && explainedBy !== null && <SceneLink number={explainedBy} className={styles.scene} />}</td>}
    </tr>
  )
}

const MARKS: Readonly<Record<VerdictName, { readonly sign: string; readonly tone: string }>> = { holds: { sign: '✓', tone: 'hit' }, broken: { sign: '✕', tone: 'error' }, open: { sign: NOTHING, tone: 'plain' } }

function Word({ verdict }: { readonly verdict: VerdictName }) {
  const { sign, tone } = MARKS[verdict]
  return <span className={styles.word} data-tone={tone}><span aria-hidden="true">{sign}</span> {VERDICT_WORDS[verdict]}</span>
}

interface MomentProps extends Pick<VerdictProps, 'onSelect' | 'onSeek'> {
  readonly decided: NonNullable<Clause['decided']>
  readonly title: string
  readonly beganMs: number
}

/** Opens the request that decided; where it was none, the playhead goes to that moment. */
function Moment({ decided: { atMs, request }, title, beganMs, onSelect, onSeek }: MomentProps) {
  const text = `at ${clockText(atMs)}`
  if (request === null && !onSeek) return text
  const press = (): void => (request === null ? onSeek?.(beganMs + atMs) : onSelect(request))
  return <button type="button" className={styles.moment} aria-label={`${title}: ${request === null ? 'go to the moment' : 'open the request'} that decided, ${text}`} onClick={press}>{text}</button>
}
