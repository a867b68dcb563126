/**
 * The share of answers that came from a cache; a dash while there is no answer.
 */
import { formatCount, formatPercentValue, NOTHING } from '../../../words/format'
import type { AnswerCounts } from '../../../reading/answerSeries'
import { NumberText } from '../../../ui/NumberText'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { Stat } from '../Stat'
import styles from './HitRatio.module.css'

export function HitRatio({ reading: { hits, answered }, compact }: PanelProps<'ratio', AnswerCounts>) {
  const value = formatPercentValue(hits, answered)
  const unit = value === NOTHING ? undefined : '%'
  if (compact) return <Stat title="Hit ratio" value={value} unit={unit} />
  return (
    <section className={styles.ratio}>
      <PanelTitle title="Hit ratio" />
      <p className={styles.value}>
        <NumberText value={value} unit={unit} />
      </p>
      <p className={styles.sub}>{answered > 0 ? `${formatCount(hits)} of ${formatCount(answered)} in this step` : 'no answer in this step'}</p>
    </section>
  )
}
