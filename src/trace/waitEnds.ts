/**
 * How a wait for another request's fetch ends: column a of a Waited record. A file of its own, for scenes that coalesce.
 */

/** Why a request in a cache no longer waits for another's fetch. */
export const WaitEnd = {
  /** It was given up by who had asked. */
  Left: 0,
  /** An answer came that others may have, too. */
  Answered: 1,
  /** The one that fetched brought nothing to share: this one fetches in its place. */
  Baton: 2,
  /** Answers under this key cannot be shared: it asks for itself, beside others. */
  Unshared: 3,
  /** It has waited as long as it would: it asks for itself. */
  GaveUp: 4,
} as const
export type WaitEnd = (typeof WaitEnd)[keyof typeof WaitEnd]
export type WaitEndName = 'left' | 'answered' | 'baton' | 'unshared' | 'gave-up'
/** By code. */
export const WAIT_END_NAMES: Readonly<Record<number, WaitEndName>> = {
  0: 'left', 1: 'answered', 2: 'baton', 3: 'unshared', 4: 'gave-up',
} satisfies Record<WaitEnd, WaitEndName>
