/**
 * For an address that means nothing, and for a scene that is planned but not built: says so
 * and lists where one can go.
 */
import type { PlannedScene } from '../contents'
import { PageLink } from '../PageLink'
import { SCENES } from '../registry'
import { contentsHref } from '../router'
import { DialogHost } from '../shell/DialogHost'
import { TopBar } from '../shell/TopBar'
import { useDialogs } from '../shell/useDialogs'
import { OtherScenes } from './OtherScenes'
import styles from './NotFoundPage.module.css'

/** `planned` is the scene that was asked for, when it is one that is still to come. */
export function NotFoundPage({ planned }: { readonly planned?: PlannedScene | undefined }) {
  const dialogs = useDialogs()
  return (
    <>
      <TopBar current={null} count={SCENES.length} dialogs={dialogs} />
      <main className={styles.page}>
        {planned ? (
          <>
            <h1 className={styles.title}>{planned.title}</h1>
            <p className={styles.text}>
              Scene {planned.number} is planned and not built yet. It will ask: {planned.question}
            </p>
          </>
        ) : (
          <>
            <h1 className={styles.title}>There is no page at this address</h1>
            <p className={styles.text}>
              The address may have been cut short or mistyped. The course has a <PageLink href={contentsHref()}>table of contents</PageLink>,
              and these scenes are ready:
            </p>
          </>
        )}
        <OtherScenes />
      </main>
      <DialogHost dialogs={dialogs} />
    </>
  )
}
