/**
 * The contents: one plate for each scene, in order. A built scene shows a moment of its own
 * run; one that is not built yet is an empty sheet.
 */
import { useDialogs } from '../shell/useDialogs'
import { usePlates } from '../plates'
import { CLOSING_TITLE, closingHref } from '../closing'
import { COURSE_NAME, COURSE_SENTENCE } from '../contents'
import { PageLink } from '../PageLink'
import { goOnWith, progress } from '../progress'
import { SCENES } from '../registry'
import { INDEX, ROOT } from '../../ui/root'
import { sceneHref } from '../router'
import { DialogHost } from '../shell/DialogHost'
import { TopBar } from '../shell/TopBar'
import { useStored } from '../storedValue'
import { ContentsList } from './ContentsList'
import { minuteWords } from './minuteWords'
import styles from './ContentsPage.module.css'

export function ContentsPage() {
  const kept = useStored(progress)
  const { scenes: done, steps } = kept
  const plates = usePlates()
  const dialogs = useDialogs()
  const next = goOnWith(SCENES.filter((entry) => entry.load), kept)
  const minutes = Object.values(plates).reduce((sum, plate) => sum + plate.minutes, 0)
  const begun = Object.keys(steps).length > 0 || done.length > 0
  return (
    <>
      <TopBar current={null} count={SCENES.length} dialogs={dialogs} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.name}>{COURSE_NAME}</h1>
          <p className={styles.sentence}>
            {COURSE_SENTENCE} {minutes > 0 && `The whole takes ${minuteWords(minutes)}.`}
          </p>
          {next && (
            <PageLink className={styles.start} href={sceneHref(next.slug)}>
              {begun ? `Go on with scene ${next.number}` : 'Start with scene 1'}
            </PageLink>
          )}
        </header>
        <ContentsList
          entries={SCENES.map((entry) => ({
            ...entry, built: entry.load !== null, done: done.includes(entry.slug), seen: steps[entry.slug]?.length ?? 0, minutes: plates[entry.slug]?.minutes,
          }))}
          still={(slug) => (
            <div className={styles.still} data-still={slug} data-minutes={plates[slug]?.minutes} dangerouslySetInnerHTML={{ __html: plates[slug]?.still ?? '' }} />
          )}
        />
        <p className={styles.question} style={{ marginTop: 'var(--space-6)' }}>
          After the last scene: <a href={`${closingHref(ROOT)}${INDEX}`}>{CLOSING_TITLE}</a>, a page to print.
        </p>
      </main>
      <DialogHost dialogs={dialogs} />
    </>
  )
}
