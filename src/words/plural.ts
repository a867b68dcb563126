/**
 * Nouns beside numbers: the one place that tells one from many.
 */
import { formatCount } from './format'

/** "request", or both forms where the second is not the first with an s: ["entry", "entries"]. */
export type Noun = string | readonly [one: string, many: string]

/** The form of the noun that fits a number: one is one, and nothing else is. */
export function nounFor(count: number, noun: Noun): string {
  const [one, many] = typeof noun === 'string' ? [noun, `${noun}s`] : noun
  return count === 1 ? one : many
}

/** "1 request", "1 284 requests" */
export function counted(count: number, noun: Noun): string {
  return `${formatCount(count)} ${nounFor(Math.round(count), noun)}`
}
