/**
 * The menu of narrow screens: all scenes with their titles, then what the bar shows elsewhere.
 */
import { Dialog } from '../../ui/Dialog'
import { PageLink } from '../PageLink'
import { progress } from '../progress'
import { SCENES } from '../registry'
import { contentsHref, sceneHref } from '../router'
import { useStored } from '../storedValue'
import { ThemeButton } from './ThemeButton'
import styles from './CourseMenu.module.css'

interface CourseMenuProps {
  readonly open: boolean
  readonly current: string | null
  readonly onGlossary: () => void
  /** Absent on pages that have nothing to share. */
  readonly onShare: (() => void) | undefined
  readonly onHelp: () => void
  readonly onClose: () => void
}

export function CourseMenu({ open, current, onGlossary, onShare, onHelp, onClose }: CourseMenuProps) {
  const { scenes: done } = useStored(progress)
  const goOn = (openSheet: () => void) => () => {
    onClose()
    openSheet()
  }
  return (
    <Dialog open={open} title="Scenes" onClose={onClose}>
      <ol className={styles.list}>
        {SCENES.map(({ slug, number, title, load }) => (
          <li key={slug}>
            {load ? (
              <PageLink className={styles.item} href={sceneHref(slug)} onClick={onClose} aria-current={slug === current ? 'page' : undefined}>
                <span className={styles.number}>{number}</span>
                {title}
                {done.includes(slug) && <span className={styles.state}>✓ done</span>}
              </PageLink>
            ) : (
              <span className={styles.item} data-unbuilt>
                <span className={styles.number}>{number}</span>
                {title}
                <span className={styles.state}>not built yet</span>
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.actions}>
        <PageLink className={styles.action} href={contentsHref()} onClick={onClose}>
          Contents
        </PageLink>
        <button type="button" className={styles.action} onClick={goOn(onGlossary)}>
          Glossary
        </button>
        {onShare && (
          <button type="button" className={styles.action} onClick={goOn(onShare)}>
            Share &amp; embed
          </button>
        )}
        <ThemeButton className={styles.action} />
        <button type="button" className={styles.action} onClick={goOn(onHelp)}>
          Help
        </button>
      </div>
    </Dialog>
  )
}
