/**
 * For buttons that are pressed while one looks elsewhere, over and over (play, next, a step): a mouse or a finger leaves no focus
 * on them, so that the next key is the page's. Whoever comes with Tab has the focus there as on every button.
 */
import type { MouseEvent } from 'react'

export const leavesFocus = {
  onMouseDown(event: MouseEvent): void {
    event.preventDefault()
    // What was typed elsewhere is done with, as after any press.
    const { activeElement } = document
    if (activeElement instanceof HTMLElement) activeElement.blur()
  },
}
