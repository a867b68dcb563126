/**
 * Times as a presenter reads them, and the keys that a presenter or a clicker presses. Pure.
 */
import type { RequestName } from '../protocol/requests'

/** "0:45", "12:05" */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export type Deed = 'previous' | 'toggle' | 'next'

const KEYS: Readonly<Record<string, Deed>> = { ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous', ' ': 'toggle' }

/** `modified`: with Ctrl, Alt, Meta or Shift a key is the browser's. */
export const deedOf = (key: string, modified: boolean): Deed | undefined => (modified ? undefined : KEYS[key])

export const requestOf = (deed: Deed, playing: boolean): RequestName => (deed === 'toggle' ? (playing ? 'pause' : 'play') : deed)
