/**
 * The way to the next scene, at the end of one: a chunk of its own, since no scene begins there.
 */
import { PageLink } from '../PageLink'
import type { SceneEntry } from '../registry'
import { contentsHref, sceneHref } from '../router'
import styles from './StoryPart.module.css'

export function NextScene({ next }: { readonly next: SceneEntry | null }) {
  return (
    <nav className={styles.next} aria-label="Next scene">
      {next ? (
        <PageLink className={styles.link} href={sceneHref(next.slug)}>
          <span>Next scene</span>
          <b>
            {next.number}. {next.title}
          </b>
        </PageLink>
      ) : (
        <PageLink className={styles.link} href={contentsHref()}>
          <span>This was the last scene so far</span>
          <b>Back to the contents</b>
        </PageLink>
      )}
    </nav>
  )
}
