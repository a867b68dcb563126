/**
 * Hit ratios as bars, a column for each step: how much of what users asked for a disk answered, by disk or from one change to the next. The
 * step that is on stands last and in full colour, so that it is read against those before it.
 */
import { useRef } from 'react'
import type { FoundPart, FoundStep } from '../../../frame/foundFrame'
import { useWidth } from '../../../ui/useWidth'
import { formatPercent } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import styles from './FoundOnDisk.module.css'

/** Room of a column, and how much there is before the page was measured (px). */
const [COLUMN_PX, USUAL_WIDTH_PX] = [150, 480]

export function FoundOnDisk({ reading, compact }: PanelProps<'found', readonly FoundStep[] | null>) {
  const columns = useRef<HTMLDivElement>(null)
  const room = Math.max(1, Math.floor(useWidth(columns, USUAL_WIDTH_PX) / COLUMN_PX))
  const shown = reading?.slice(compact ? -1 : -room) ?? []
  return (
    <section className={styles.found} data-compact={compact || undefined}>
      <PanelTitle title="Answered from disk" note={shown.length > 1 ? 'of what users asked; pale: steps before' : 'of what users asked'} />
      <div ref={columns} className={styles.columns}>
        {shown.map((step) => <Column key={step.title} step={step} />)}
      </div>
    </section>
  )
}

function Column({ step: { title, isNow, parts } }: { step: FoundStep }) {
  return (
    <div className={styles.column} data-past={!isNow || undefined}>
      <h3 className={styles.step}>{title}</h3>
      <ul className={styles.parts}>
        {parts.map((part, k) => <Part key={k} part={part} />)}
      </ul>
    </div>
  )
}

function Part({ part: { name, hits, asked } }: { part: FoundPart }) {
  return (
    <li className={styles.part}>
      <span>{name}</span>
      <b>{formatPercent(hits, asked)}</b>
      <i data-none={asked === 0 || undefined}><i style={{ inlineSize: `${asked === 0 ? 0 : (hits / asked) * 100}%` }} /></i>
    </li>
  )
}
