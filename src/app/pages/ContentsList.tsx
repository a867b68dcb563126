/**
 * The plates of the contents page. The same component makes the prerendered page, so nothing
 * here needs a browser.
 */
import type { ReactNode } from 'react'
import { counted } from '../../words/plural'
import type { PlannedScene } from '../contents'
import { PageLink } from '../PageLink'
import { sceneHref } from '../router'
import { BlankSheet } from './BlankSheet'
import { minuteWords } from './minuteWords'
import styles from './ContentsPage.module.css'

export interface ContentsEntry extends PlannedScene {
  readonly built: boolean
  readonly done: boolean
  /** How many of its steps were seen to their end. */
  readonly seen: number
  /** How long it takes; absent where nobody has counted. */
  readonly minutes: number | undefined
}

interface ContentsListProps {
  readonly entries: readonly ContentsEntry[]
  /** The picture of a built scene. */
  readonly still: (slug: string) => ReactNode
}

export function ContentsList({ entries, still }: ContentsListProps) {
  return (
    <ol className={styles.plates}>
      {entries.map((entry) => (
        <li key={entry.slug} className={styles.plate} data-built={entry.built}>
          <div className={styles.frame} aria-hidden="true">
            {entry.built ? still(entry.slug) : <BlankSheet number={entry.number} />}
          </div>
          <p className={styles.number}>
            <span>
              {entry.number}
              {entry.minutes !== undefined && <span className={styles.unbuilt}> · {minuteWords(entry.minutes)}</span>}
            </span>
            {entry.done && <span className={styles.done}>✓ done</span>}
            {!entry.done && entry.seen > 0 && <span className={styles.unbuilt}>{counted(entry.seen, 'step')} seen</span>}
            {!entry.built && <span className={styles.unbuilt}>Not built yet</span>}
          </p>
          <h2 className={styles.title}>
            {entry.built ? (
              <PageLink className={styles.link} href={sceneHref(entry.slug)}>
                {entry.title}
              </PageLink>
            ) : (
              entry.title
            )}
          </h2>
          <p className={styles.question}>{entry.question}</p>
        </li>
      ))}
    </ol>
  )
}
