/**
 * A small window beside the button that opens it, on the native popover: light dismissal,
 * Escape and the top layer are the browser's. It is placed when it opens, not kept in place.
 */
import { type ReactNode, type ToggleEvent, useRef } from 'react'
import styles from './Popover.module.css'

const GAP_PX = 6
const EDGE_PX = 12

export interface PopoverProps {
  /** Also the `popoverTarget` of the button. */
  readonly id: string
  readonly label: string
  readonly children: ReactNode
}

export function Popover({ id, label, children }: PopoverProps) {
  const ref = useRef<HTMLSpanElement>(null)
  const place = (event: ToggleEvent<HTMLElement>) => {
    const window = ref.current
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
    if (event.newState !== 'open' || !window || !button) return
    const anchor = button.getBoundingClientRect()
    const size = window.getBoundingClientRect()
    const page = document.documentElement
    const left = Math.max(EDGE_PX, Math.min(anchor.left, page.clientWidth - size.width - EDGE_PX))
    const below = anchor.bottom + GAP_PX
    const lowest = page.clientHeight - EDGE_PX - size.height
    const above = anchor.top - GAP_PX - size.height
    // Where it fits on neither side of the words it covers some of them.
    const top = below <= lowest ? below : above >= EDGE_PX ? above : lowest
    window.style.left = `${left}px`
    window.style.top = `${Math.max(EDGE_PX, top)}px`
  }
  return (
    <span ref={ref} id={id} popover="auto" role="note" aria-label={label} className={styles.popover} onToggle={place}>
      {children}
    </span>
  )
}
