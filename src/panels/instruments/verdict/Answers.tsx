/**
 * In a step about no contract: what became of its requests so far, as a table like that of a contract.
 */
import type { AnswersSoFar } from '../../../frame/answersSoFar'
import { OutcomeMark } from '../../../ui/OutcomeMark'
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
              <th scope="row"><span className={styles.word} data-tone={outcome}><OutcomeMark outcome={outcome} size={10} decorative /> {OUTCOME_WORDS[outcome]}</span></th>
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
