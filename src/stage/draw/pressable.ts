/**
 * What makes an SVG group a button: role, name, focus, Enter and Space. Returns nothing when
 * there is nothing to do, so that a still picture has no dead buttons.
 */
import type { KeyboardEvent } from 'react'

export interface Pressable {
  readonly role?: 'button'
  readonly tabIndex?: 0
  readonly 'aria-label'?: string
  readonly onClick?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

export function pressable(name: string, action: (() => void) | undefined): Pressable {
  if (!action) return {}
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': name,
    onClick: action,
    onKeyDown: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      // Space would scroll the page, and the player listens to it too.
      event.preventDefault()
      event.stopPropagation()
      action()
    },
  }
}
