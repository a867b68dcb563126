/**
 * What stands beside the stage, in a narrow frame under it: code, levers and a log behind tabs, or what was selected. The picture
 * gives way and is covered by nothing. It takes the focus when somebody opens it, and gives it back.
 */
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { LaterInspector } from '../screen/laterParts'
import { CodePart } from '../screen/CodePart'
import { LeversPart } from '../screen/LeversPart'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { IconButton } from '../ui/IconButton'
import { Tabs } from '../ui/Tabs'
import { later } from '../ui/later'
import styles from './Embed.module.css'
import { SHEET_NAMES, type SheetName, sheetsOf } from './sheets'

/** Few scenes have one. */
const LaterLog = later(async () => (await import('../screen/LogPart')).LogPart)

interface EmbedSheetProps {
  readonly player: Player
  readonly sheet: SheetName | null
  /** Somebody has opened it. */
  readonly opened: boolean
  readonly onSheet: (sheet: SheetName | null) => void
}

export function EmbedSheet({ player, sheet, opened, onSheet }: EmbedSheetProps) {
  const selected = usePlayer(player, (state) => state.selection !== null)
  const scene = usePlayer(player, (state) => state.scene)
  if (selected) {
    return (
      <div className={styles.sheet}>
        <LaterInspector player={player} />
      </div>
    )
  }
  if (sheet === null) return null
  const close = (): void => onSheet(null)
  const sheets = sheetsOf(scene)
  return (
    <OpenedSheet takesFocus={opened} onClose={close}>
      <Tabs
        label="Code and levers"
        names={sheets.map((name) => SHEET_NAMES[name])}
        shown={sheets.indexOf(sheet)}
        onShow={(index) => onSheet(sheets[index]!)}
        end={<IconButton icon="close" name="Close" iconSize={14} onClick={close} />}
      >
        {sheet === 'code' ? <CodePart player={player} /> : sheet === 'levers' ? <LeversPart player={player} /> : <LaterLog player={player} />}
      </Tabs>
    </OpenedSheet>
  )
}

interface OpenedSheetProps {
  /** A sheet that the address asked for takes none: it would take it from the page around the frame. */
  readonly takesFocus: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

function OpenedSheet({ takesFocus, onClose, children }: OpenedSheetProps) {
  const box = useRef<HTMLElement>(null)
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !document.querySelector(':popover-open')) onClose()
  })
  useEffect(() => {
    const opener = document.activeElement
    if (takesFocus) box.current?.focus({ preventScroll: true })
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      if (takesFocus && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    }
  }, [takesFocus])
  return (
    <section ref={box} className={styles.sheet} aria-label="Code and levers" tabIndex={-1}>
      {children}
    </section>
  )
}
