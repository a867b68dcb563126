/**
 * The way from pasted headers to the scene that plays them, and what of them it does not play.
 */
import type { Scene } from '../../scene/types'
import { currentRoute, sceneHref } from '../router'
import { PageLink } from '../PageLink'
import styles from './WideDialog.module.css'
import type { Watch } from './watchLink'

interface WatchLinksProps {
  readonly watch: Watch
  readonly scene: Scene
  readonly onFollow: () => void
}

export function WatchLinks({ watch: { asPasted, shortened, lost }, scene, onFollow }: WatchLinksProps) {
  const to = { slug: scene.slug, onFollow }
  return (
    <section className={styles.watch}>
      <h3 className={styles.title}>
        Watch it in scene {scene.number}, {scene.title}
      </h3>
      <p className={styles.links}>
        {shortened && (
          <WatchLink {...to} hash={shortened.hash} strong>
            Watch it: each second stands for {shortened.oneSecond}
          </WatchLink>
        )}
        {asPasted !== null && (
          <WatchLink {...to} hash={asPasted} strong={!shortened}>
            {shortened ? 'Watch it as pasted' : 'Watch it'}
          </WatchLink>
        )}
      </p>
      {lost.length > 0 && (
        <>
          <p className={styles.note}>The scene does not play:</p>
          <ul className={styles.lost}>
            {lost.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface WatchLinkProps {
  readonly slug: string
  readonly hash: string
  readonly strong: boolean
  readonly children: React.ReactNode
  readonly onFollow: () => void
}

/** In the scene itself only the fragment changes, and the page starts it again by that. */
function WatchLink({ slug, hash, strong, children, onFollow }: WatchLinkProps) {
  const route = currentRoute()
  const isHere = route.page === 'scene' && route.slug === slug
  const className = strong ? styles.strong : styles.plain
  if (isHere) {
    return (
      <a className={className} href={`#${hash}`} onClick={onFollow}>
        {children}
      </a>
    )
  }
  return (
    <PageLink className={className} href={`${sceneHref(slug)}#${hash}`} onClick={onFollow}>
      {children}
    </PageLink>
  )
}
