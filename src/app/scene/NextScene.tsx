/**
 * The way to the next scene, at the end of one, and from the last one of the course to its closing page: a chunk of its own,
 * since no scene begins there.
 */
import { INDEX, ROOT } from '../../ui/root'
import { PageLink } from '../PageLink'
import { CLOSING_TITLE, closingHref, isOfCourse } from '../closing'
import type { SceneEntry } from '../registry'
import { sceneHref } from '../router'
import styles from './StoryPart.module.css'

export function NextScene({ next }: { readonly next: SceneEntry | null }) {
  return (
    <nav className={styles.next} aria-label="What comes next">
      {next && isOfCourse(next) ? (
        <PageLink className={styles.link} href={sceneHref(next.slug)}>
          <span>Next scene</span>
          <b>
            {next.number}. {next.title}
          </b>
        </PageLink>
      ) : (
        <a className={styles.link} href={`${closingHref(ROOT)}${INDEX}`}>
          <span>This was the last scene</span>
          <b>{CLOSING_TITLE}</b>
        </a>
      )}
    </nav>
  )
}
