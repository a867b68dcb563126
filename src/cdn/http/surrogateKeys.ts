/**
 * Surrogate-Key, as products have it and no standard: names that a response goes by for purges, separated by spaces, case
 * heeded (Fastly; Varnish's xkey reads the same). RFC 9875 is the standard for the same need: see cacheGroups.ts.
 */
import { fieldValues } from './fieldLines'
import type { HeaderList } from './message'

/** Longest key, and longest field over all its lines, that is heeded (bytes; Fastly's limits). What is over the limit is left out. */
export const SURROGATE_LIMITS = { keyBytes: 1024, fieldBytes: 16_384 } as const

/** The keys of a response, each once. */
export function surrogateKeys(headers: HeaderList): readonly string[] {
  const values = fieldValues(headers, 'Surrogate-Key')
  if (values.length === 0) return []
  const keys = values.join(' ').slice(0, SURROGATE_LIMITS.fieldBytes).split(' ')
  return [...new Set(keys)].filter((key) => key !== '' && key.length <= SURROGATE_LIMITS.keyBytes)
}
