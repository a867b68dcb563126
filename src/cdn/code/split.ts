/**
 * Which variant of a page a user gets: by a hash of what the user is called, so that it is always the same one, and nobody has to
 * remember it.
 */
import { fnv1aOf } from './fnv1a'

/** How a name becomes a number. The first is as it should be; the others are what people also write. */
export type SplitHash = 'fnv1a mod' | 'fnv1a top' | 'sum'

export interface Split {
  readonly hash: SplitHash
  /** Percent of users who are to get B. */
  readonly percent: number
}

const HASHES: Readonly<Record<SplitHash, (user: string) => number>> = {
  'fnv1a mod': (user) => fnv1aOf(user) % 100,
  // The hash as a fraction: of short names that differ in their last letter the first bits hardly differ.
  'fnv1a top': (user) => (fnv1aOf(user) / 2 ** 32) * 100,
  sum: (user) => [...user].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 100,
}

export function variantOf(user: string, { hash, percent }: Split): 'A' | 'B' {
  return HASHES[hash](user) < percent ? 'B' : 'A'
}
