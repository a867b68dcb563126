/**
 * The explanation of one response: two bars, the facts of its life with their sources, and what
 * stands out in its header.
 */
import type { LifeFact } from '../../cdn/explain/lifeFacts'
import type { Note } from '../../cdn/explain/notes'
import { NoteList } from '../levers/NoteList'
import { type LifetimeBar, LifetimeBars } from './LifetimeBars'
import styles from './headers.module.css'

export interface LifeFactsProps {
  readonly facts: readonly LifeFact[]
  readonly findings: readonly Note[]
  readonly bars: readonly LifetimeBar[]
}

export function LifeFacts({ facts, findings, bars }: LifeFactsProps) {
  return (
    <>
      <section className={styles.part}>
        <h3 className={styles.title}>How long it may be used</h3>
        <LifetimeBars bars={bars} />
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>Its life</h3>
        <dl className={styles.facts}>
          {facts.map(({ id, title, text, source }) => (
            <div key={id} className={styles.fact}>
              <dt>{title}</dt>
              <dd>
                {text} <cite className={styles.source}>{source}</cite>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {findings.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.title}>What stands out</h3>
          <NoteList notes={findings} />
        </section>
      )}
    </>
  )
}
