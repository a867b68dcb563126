/**
 * Code, Levers, a log where there is one, and the way to the full page at this very moment.
 */
import type { MouseEvent } from 'react'
import { sceneHref } from '../app/router'
import { momentUrl } from '../app/share'
import { linkOf } from '../player/createPlayer'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { formatLink } from '../player/urlState'
import { Button } from '../ui/Button'
import { SHEET_NAMES, type SheetName, sheetsOf } from './sheets'
import styles from './Embed.module.css'

/** In a window of its own; in the frame itself where a sandbox forbids windows, in which the link alone would do nothing. */
function open(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const { href } = event.currentTarget
  const opened = window.open(href, '_blank')
  if (opened) opened.opener = null
  else window.location.assign(href)
}

interface EmbedButtonsProps {
  readonly player: Player
  readonly sheet: SheetName | null
  /** null: there are no buttons for it. */
  readonly onSheet: ((sheet: SheetName | null) => void) | null
}

export function EmbedButtons({ player, sheet, onSheet }: EmbedButtonsProps) {
  const scene = usePlayer(player, (state) => state.scene)
  // Read again with every frame: the link goes to what is in view.
  usePlayer(player, (state) => state.frame)
  return (
    <div className={styles.buttons}>
      {onSheet &&
        sheetsOf(scene).map((name) => (
          <Button key={name} aria-expanded={sheet === name} onClick={() => onSheet(sheet === name ? null : name)}>
            {SHEET_NAMES[name]}
          </Button>
        ))}
      <a className={styles.open} href={momentUrl(sceneHref(scene.slug), formatLink(scene, linkOf(player)))} target="_blank" rel="noopener" onClick={open}>
        Open<span className="sr-only"> the full page in a new tab</span>
      </a>
    </div>
  )
}
