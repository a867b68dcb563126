/**
 * The share of answers that came from a cache; a dash while there is no answer.
 */
import { formatCount, formatPercentValue, NOTHING } from '../../words/format'
import { NumberText } from '../../ui/NumberText'
import { PanelTitle } from '../PanelTitle'
import styles from './HitRatio.module.css'

export interface HitRatioProps {
  readonly hits: number
  readonly answered: number
}

export function HitRatio({ hits, answered }: HitRatioProps) {
  const value = formatPercentValue(hits, answered)
  return (
    <section className={styles.ratio}>
      <PanelTitle title="Hit ratio" />
      <p className={styles.value}>
        <NumberText value={value} unit={value === NOTHING ? undefined : '%'} />
      </p>
      <p className={styles.sub}>{answered > 0 ? `${formatCount(hits)} of ${formatCount(answered)} requests` : 'nothing answered yet'}</p>
    </section>
  )
}
