/**
 * The way to the presenter's window: it opens beside this one, which is the audience's from then on. The scene begins again at this very moment, now as one
 * that answers a presenter. A frame has no window of its own: there the way leads to one.
 */
import { useState } from 'react'
import { formatLink } from '../../player/urlState'
import type { LinkState } from '../../player/types'
import { audienceName, lessonOf, newLesson } from '../../protocol/presenting'
import type { Scene } from '../../scene/types'
import { Button } from '../../ui/Button'
import { presentHref } from '../documents'
import styles from './ShareDialog.module.css'

interface PresenterOfferProps {
  readonly scene: Scene
  readonly link: LinkState
  /** Of this moment. */
  readonly address: string
}

export function PresenterOffer({ scene, link, address }: PresenterOfferProps) {
  const [isHeldBack, setHeldBack] = useState(false)
  if (window.parent !== window) {
    return (
      <p className={styles.note}>
        <a href={address} target="_blank" rel="noopener noreferrer">Open this moment in a window of its own</a> to present it: the presenter’s window opens from there.
      </p>
    )
  }
  return (
    <div className={styles.save}>
      <Button onClick={() => setHeldBack(!present(scene, formatLink(scene, link)))}>Presenter’s window</Button>
      <p className={styles.note} role="status">
        {isHeldBack ? 'Your browser has held the window back: allow windows of this site, and press again.' : 'The notes, what comes next and your time, in a second window that drives this one.'}
      </p>
    </div>
  )
}

/** False where the browser opens no window. */
function present({ slug }: Scene, hash: string): boolean {
  const running = lessonOf(window.name)
  const lesson = running ?? newLesson()
  const opened = window.open(`${presentHref(slug)}#${lesson}`, `cdn-presenter-${lesson}`, 'popup,width=1080,height=760')
  if (!opened) return false
  opened.focus()
  if (running !== undefined) return true
  window.name = audienceName(lesson)
  window.history.replaceState(window.history.state, '', `#${hash}`)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  return true
}
