/**
 * The end of a scene: what the learner has seen and can do now, the same lesson as a real configuration,
 * and where the facts come from.
 */
import type { ReactNode } from 'react'
import type { Scene, Source } from '../../scene/types'
import { Prose, type TermLookup } from './Prose'
import styles from './Takeaway.module.css'

export interface TakeawayProps {
  readonly canDo: Scene['canDo']
  readonly paragraphs: readonly string[]
  readonly realWorld: Scene['realWorld']
  readonly sources: readonly Source[]
  readonly positionUs: number
  readonly findTerm?: TermLookup
  /** What else the facts rest on, after the sources. */
  readonly checked?: ReactNode
}

export function Takeaway({ canDo, paragraphs, realWorld, sources, positionUs, findTerm, checked }: TakeawayProps) {
  return (
    <div className={styles.takeaway}>
      <section className={styles.part}>
        <h2 className={styles.title}>What you can now do</h2>
        {canDo && <p className={styles.text}>{canDo}</p>}
        {paragraphs.map((text) => (
          <p key={text} className={styles.text}>
            <Prose text={text} positionUs={positionUs} {...(findTerm ? { findTerm } : {})} />
          </p>
        ))}
      </section>
      {realWorld && (
        <section className={styles.part}>
          <h2 className={styles.title}>{realWorld.title}</h2>
          <pre className={styles.code} role="region" aria-label={`${realWorld.title} (${realWorld.language})`}>
            <code>{realWorld.code}</code>
          </pre>
          <p className={styles.note}>
            <Prose text={realWorld.note} positionUs={positionUs} />
          </p>
        </section>
      )}
      <section className={styles.part}>
        <h2 className={styles.title}>Sources</h2>
        <ul className={styles.sources}>
          {sources.map((source) => (
            <li key={source.text}>
              {source.url ? (
                <a href={source.url} target="_blank" rel="noreferrer">
                  {source.text}
                </a>
              ) : (
                source.text
              )}
            </li>
          ))}
        </ul>
        {checked}
      </section>
    </div>
  )
}
