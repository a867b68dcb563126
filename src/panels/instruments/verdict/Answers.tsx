/**
 * In a step about no contract: what became of its requests so far, as a table like that of a contract.
 */
import type { AnswersSoFar } from '../../../frame/answersSoFar'
import { OUTCOME_SHAPES } from '../../../ui/outcomeShapes'
import { formatCount, formatPercent } from '../../../words/format'
import { OUTCOME_WORDS } from '../../../words/outcomeWords'
import { PanelTitle } from '../../PanelTitle'
import styles from './Verdict.module.css'

export function Answers({ title, answers: { over, outcomes } }: { readonly title: string; readonly answers: AnswersSoFar }) {
  return (
    <section className={styles.verdicts}>
      <PanelTitle title={title} note={`${formatCount(over)} so far`} />
      <table className={styles.table}>
        <thead><tr><th scope="col">Outcome</th><th scope="col">Share</th><th scope="col">Requests</th><th scope="col">Failed</th></tr></thead>
        <tbody>
          {outcomes.map(({ outcome, count, failed }) => (
            <tr key={outcome}>
              <th scope="row"><Word outcome={outcome} /></th>
              <td>{formatPercent(count, over)}</td>
              <td className={styles.value}>{formatCount(count)}</td>
              <td>{failed > 0 ? <span className={styles.word} data-tone="error">{formatCount(failed)}</span> : formatCount(0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** On the line of the word: a mark of its own is a block. */
function Word({ outcome }: { readonly outcome: keyof typeof OUTCOME_SHAPES }) {
  const { path, stroke } = OUTCOME_SHAPES[outcome]
  return (
    <span className={styles.word} data-tone={outcome}>
      <svg width="10" height="10" viewBox="0 0 12 12" style={{ display: 'inline' }} aria-hidden="true">
        <path d={path} style={stroke ? { stroke: 'var(--tone)', strokeWidth: stroke, fill: 'none' } : { fill: 'var(--tone)' }} />
      </svg>
      {' '}{OUTCOME_WORDS[outcome]}
    </span>
  )
}
