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

/** What controls do with keys of their own, in the words of the help sheet. */
export const OTHER_KEYS: readonly { readonly shown: string; readonly text: string }[] = [
  { shown: '↑ ↓', text: 'Along the marks, users or tabs of a row' },
  { shown: 'Esc', text: 'Close what lies on top' },
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

const PRESSES: readonly string[] = [' ', 'Enter']
const MOVES: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']

interface Owner {
  readonly controls: string
  /** The keys that they use themselves; all when absent. */
  readonly keys?: readonly string[]
}

const OWNERS: readonly Owner[] = [
  { controls: 'dialog, textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="range"])' },
  { controls: 'input[type="radio"]', keys: [...PRESSES, ...MOVES] },
  { controls: 'input[type="range"], [role="slider"]', keys: MOVES },
  { controls: 'button, summary, input[type="checkbox"], [role="button"]', keys: PRESSES },
  { controls: 'a[href]', keys: ['Enter'] },
]

/** Whether the control that has the focus uses this key itself: whatever it does not use is the page's. */
export function keyBelongsTo(target: Element | null, key: string): boolean {
  return target !== null && OWNERS.some(({ controls, keys }) => (keys?.includes(key) ?? true) && target.closest(controls) !== null)
}
