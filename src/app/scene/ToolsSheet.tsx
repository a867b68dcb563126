/**
 * On a phone: levers and code as a sheet at the lower edge of the window, no taller than leaves the stage and the transport in
 * view. The page behind it stays alive. The sheet takes the focus and gives it back; Escape, its button, or a drag downwards closes it, and
 * so does what wants the room under the stage: something that is selected, or a second run.
 */
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { CodePart } from '../../screen/CodePart'
import { LeversPart } from '../../screen/LeversPart'
import { IconButton } from '../../ui/IconButton'
import { Tabs } from '../../ui/Tabs'
import { TakeAwayButton } from './TakeAwayButton'
import styles from './ToolsSheet.module.css'

/** A drag of this length closes (px). */
const CLOSING_PX = 60
const NAMES = ['Levers', 'Code']

export function ToolsSheet({ player, onClose }: { readonly player: Player; readonly onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(0)
  useFocus(box, onClose)
  useRoomFor(player, onClose)
  return (
    <div ref={box} role="dialog" aria-label="Levers and code" tabIndex={-1} className={styles.sheet}>
      <div className={styles.handle} aria-hidden="true" {...drag(box, onClose)} />
      <Tabs
        label="Levers and code"
        names={NAMES}
        shown={shown}
        onShow={setShown}
        end={<IconButton icon="close" name="Close" iconSize={14} onClick={onClose} />}
      >
        {shown === 0 ? <LeversPart player={player} end={<TakeAwayButton player={player} />} /> : <CodePart player={player} />}
      </Tabs>
    </div>
  )
}

/** The stage is scrolled into view; the page goes back to where it was when the sheet closes. */
function useFocus(box: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const before = document.activeElement
    const { scrollY } = window
    window.scrollTo({ top: document.querySelector('main')?.offsetTop ?? 0, behavior: 'instant' })
    box.current?.focus({ preventScroll: true })
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) close.current()
    }
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      window.scrollTo({ top: scrollY, behavior: 'instant' })
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [box])
}

/** Closes for what is shown under the stage, or takes more room for it. */
function useRoomFor(player: Player, onClose: () => void): void {
  const selection = usePlayer(player, (state) => state.selection)
  const compares = usePlayer(player, (state) => state.comparison !== null)
  const first = useRef({ selection, compares })
  useEffect(() => {
    const { current } = first
    if ((selection && selection !== current.selection) || (compares && !current.compares)) onClose()
    first.current = { selection, compares }
  }, [selection, compares, onClose])
}

/** The sheet follows the finger, and goes or comes back where it is let go. */
function drag(box: { readonly current: HTMLElement | null }, onClose: () => void) {
  let fromY: number | null = null
  const moved = (event: PointerEvent): number => (fromY === null ? 0 : Math.max(0, event.clientY - fromY))
  const put = (px: number): void => {
    if (box.current) box.current.style.transform = px > 0 ? `translateY(${px}px)` : ''
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      fromY = event.clientY
    },
    onPointerMove: (event: PointerEvent) => put(moved(event)),
    onPointerUp: (event: PointerEvent) => {
      if (moved(event) >= CLOSING_PX) onClose()
      fromY = null
      put(0)
    },
    onPointerCancel: () => {
      fromY = null
      put(0)
    },
  }
}
