/**
 * Which key means which command. Pure: the listener is useShortcuts.ts, the list that the
 * help sheet shows is the same one.
 */

export type ShortcutCommand =
  | 'toggle'
  | 'nextStep'
  | 'previousStep'
  | 'nextScene'
  | 'previousScene'
  | 'firstStep'
  | 'lastStep'
  | 'frameForward'
  | 'frameBack'
  | 'help'

interface Shortcut {
  readonly command: ShortcutCommand
  readonly key: string
  readonly shift?: boolean
  /** As printed in the help sheet. */
  readonly shown: string
  readonly text: string
}

export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'toggle', key: ' ', shown: 'Space', text: 'Play or pause' },
  { command: 'nextStep', key: 'ArrowRight', shown: '→', text: 'Next step' },
  { command: 'previousStep', key: 'ArrowLeft', shown: '←', text: 'Previous step' },
  { command: 'nextScene', key: 'ArrowRight', shift: true, shown: 'Shift →', text: 'Next scene' },
  { command: 'previousScene', key: 'ArrowLeft', shift: true, shown: 'Shift ←', text: 'Previous scene' },
  { command: 'firstStep', key: 'Home', shown: 'Home', text: 'First step' },
  { command: 'lastStep', key: 'End', shown: 'End', text: 'Last step' },
  { command: 'frameForward', key: '.', shown: '.', text: 'One event forward' },
  { command: 'frameBack', key: ',', shown: ',', text: 'One event back' },
  { command: 'help', key: '?', shift: true, shown: '?', text: 'This sheet' },
]

export interface KeyPress {
  readonly key: string
  readonly shift: boolean
  /** Ctrl, Alt or Meta: never ours. */
  readonly modified: boolean
}

/** Keys whose shift state is part of the character itself. */
const CHARACTERS = new Set(['?', ',', '.'])

export function shortcutFor(press: KeyPress): ShortcutCommand | null {
  if (press.modified) return null
  const found = SHORTCUTS.find(
    (one) => one.key === press.key && (CHARACTERS.has(one.key) || (one.shift ?? false) === press.shift),
  )
  return found?.command ?? null
}

/** Roles and elements that use keys themselves. */
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="slider"], [role="radiogroup"], [role="tablist"], [role="menu"]'
/** Elements that space and enter activate. */
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="switch"]'

export function keyBelongsTo(target: Element | null, key: string): boolean {
  if (!target) return false
  if (target.closest('dialog')) return true
  if (target.closest(TYPING)) return true
  return (key === ' ' || key === 'Enter') && target.closest(PRESSABLE) !== null
}
