/**
 * What stands in for a scene that has stopped: its name, the sentence of the error, and the
 * scenes that still work.
 */
import { PageLink } from '../PageLink'
import type { SceneEntry } from '../registry'
import { SCENES } from '../registry'
import { contentsHref } from '../router'
import { DialogHost } from '../shell/DialogHost'
import { TopBar } from '../shell/TopBar'
import { useDialogs } from '../shell/useDialogs'
import { OtherScenes } from './OtherScenes'
import styles from './NotFoundPage.module.css'

interface SceneFailureProps {
  readonly entry: SceneEntry
  readonly error: unknown
}

export function SceneFailure({ entry, error }: SceneFailureProps) {
  const dialogs = useDialogs()
  const reason = error instanceof Error ? error.message : String(error)
  return (
    <>
      <TopBar current={null} count={SCENES.length} dialogs={dialogs} />
      <main className={styles.page}>
        <h1 className={styles.title}>Scene {entry.number} has stopped</h1>
        <div role="alert" className={styles.text}>
          <p>“{entry.title}” met an error and cannot go on:</p>
          <p className={styles.reason}>{reason}</p>
        </div>
        <p className={styles.text}>
          Loading the page again without the part of the address behind # may help. The rest of the course works; go to the{' '}
          <PageLink href={contentsHref()}>contents</PageLink> or to another scene:
        </p>
        <OtherScenes except={entry.slug} />
      </main>
      <DialogHost dialogs={dialogs} />
    </>
  )
}
