/**
 * The thirteen scenes as stations on a line: done, current with its title, to come. A scene
 * that is not built is a number and no link.
 */
import { Fragment } from 'react'
import { cx } from '../../ui/cx'
import { PageLink } from '../PageLink'
import { progress } from '../progress'
import { SCENES } from '../registry'
import type { SceneEntry } from '../registry'
import { sceneHref } from '../router'
import { useStored } from '../storedValue'
import styles from './Rail.module.css'

export function Rail({ current }: { readonly current: string | null }) {
  const { scenes: done } = useStored(progress)
  return (
    <nav aria-label="Scenes">
      <ol className={styles.rail}>
        {SCENES.map((entry, index) => (
          <Fragment key={entry.slug}>
            {index > 0 && <li className={styles.line} aria-hidden="true" />}
            <li className={styles.item}>
              <Station entry={entry} current={entry.slug === current} done={done.includes(entry.slug)} />
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}

interface StationProps {
  readonly entry: SceneEntry
  readonly current: boolean
  readonly done: boolean
}

function Station({ entry, current, done }: StationProps) {
  const name = `Scene ${entry.number}, ${entry.title}`
  if (!entry.load) {
    return (
      <span className={cx(styles.station, styles.unbuilt)} title={`${entry.title} (not built yet)`}>
        {entry.number}
        <span className="sr-only">, {entry.title}, not built yet</span>
      </span>
    )
  }
  if (current) {
    return (
      <PageLink className={cx(styles.station, styles.current)} href={sceneHref(entry.slug)} aria-current="page">
        <span className={styles.disc}>{entry.number}</span>
        <span className={styles.title}>{entry.title}</span>
      </PageLink>
    )
  }
  return (
    <PageLink
      className={cx(styles.station, done && styles.done)}
      href={sceneHref(entry.slug)}
      title={entry.title}
      aria-label={done ? `${name}, done` : name}
    >
      {entry.number}
      {done && (
        <svg className={styles.tick} width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          <path d="M1 4.2 3.2 6.4 7 1.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      )}
    </PageLink>
  )
}
