/**
 * The contents: one plate for each scene, in order. A built scene shows a moment of its own
 * run; one that is not built yet is an empty sheet.
 */
import { useDialogs } from '../shell/useDialogs'
import { useStills } from '../stills'
import { COURSE_NAME, COURSE_SENTENCE } from '../contents'
import { PageLink } from '../PageLink'
import { progress } from '../progress'
import { SCENES } from '../registry'
import { sceneHref } from '../router'
import { DialogHost } from '../shell/DialogHost'
import { TopBar } from '../shell/TopBar'
import { useStored } from '../storedValue'
import { ContentsList } from './ContentsList'
import styles from './ContentsPage.module.css'

export function ContentsPage() {
  const { scenes: done, steps } = useStored(progress)
  const stills = useStills()
  const dialogs = useDialogs()
  const built = SCENES.filter((entry) => entry.load)
  const next = built.find((entry) => !done.includes(entry.slug)) ?? built[0]
  const begun = Object.keys(steps).length > 0
  return (
    <>
      <TopBar current={null} count={SCENES.length} dialogs={dialogs} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.name}>{COURSE_NAME}</h1>
          <p className={styles.sentence}>{COURSE_SENTENCE}</p>
          {next && (
            <PageLink className={styles.start} href={sceneHref(next.slug)}>
              {begun ? `Go on with scene ${next.number}` : 'Start with scene 1'}
            </PageLink>
          )}
        </header>
        <ContentsList
          entries={SCENES.map((entry) => ({ ...entry, built: entry.load !== null, done: done.includes(entry.slug), seen: steps[entry.slug]?.length ?? 0 }))}
          still={(slug) => <div className={styles.still} data-still={slug} dangerouslySetInnerHTML={{ __html: stills[slug] ?? '' }} />}
        />
      </main>
      <DialogHost dialogs={dialogs} />
    </>
  )
}
