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

export type Variant = 'A' | 'B'

/** What a hash makes of a name, and where that falls in a hundred. */
interface HashRule {
  readonly number: (user: string) => number
  /** From 0 up to 100, which it never is. */
  readonly place: (number: number) => number
}

const HASHES: Readonly<Record<SplitHash, HashRule>> = {
  'fnv1a mod': { number: fnv1aOf, place: (number) => number % 100 },
  // The hash as a fraction: of short names that differ in their last letter the first bits hardly differ.
  'fnv1a top': { number: fnv1aOf, place: (number) => (number / 2 ** 32) * 100 },
  sum: { number: (user) => [...user].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0), place: (number) => number % 100 },
}

/** A whole number from 0 on. */
export function hashNumber(user: string, hash: SplitHash): number {
  return HASHES[hash].number(user)
}

/** Where a user falls in a hundred: those below the wanted percentage get B. */
export function placeOf(user: string, hash: SplitHash): number {
  const { number, place } = HASHES[hash]
  return place(number(user))
}

export function variantOf(user: string, { hash, percent }: Split): Variant {
  return placeOf(user, hash) < percent ? 'B' : 'A'
}
