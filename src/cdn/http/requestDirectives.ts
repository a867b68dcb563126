/**
 * What a request asks of caches (RFC 9111 §5.2.1, and Pragma where it speaks for it, §5.4).
 */
import { directive, parseCacheControl, seconds } from './cacheControl'
import { fieldValues, listMembers } from './fieldLines'
import type { HttpRequest } from './message'

/** Seconds; undefined when the request does not say. */
export interface RequestDirectives {
  readonly noCache: boolean
  readonly noStore: boolean
  readonly onlyIfCached: boolean
  readonly maxAgeS: number | undefined
  readonly minFreshS: number | undefined
  /** Infinity when any staleness will do. */
  readonly maxStaleS: number | undefined
  /** RFC 5861 §4. */
  readonly staleIfErrorS: number
}

const NOTHING: RequestDirectives = {
  noCache: false, noStore: false, onlyIfCached: false, maxAgeS: undefined, minFreshS: undefined, maxStaleS: undefined, staleIfErrorS: 0,
}

export function requestDirectives({ headers }: HttpRequest): RequestDirectives {
  const lines = fieldValues(headers, 'Cache-Control')
  if (lines.length === 0) {
    const noCache = listMembers(fieldValues(headers, 'Pragma')).some((one) => one.toLowerCase() === 'no-cache')
    return noCache ? { ...NOTHING, noCache } : NOTHING
  }
  const control = parseCacheControl(lines)
  // A number that cannot be read asks for nothing.
  const number = (name: string): number | undefined => {
    const value = seconds(directive(control, name))
    return Number.isNaN(value) ? undefined : value
  }
  const maxStale = directive(control, 'max-stale')
  return {
    noCache: directive(control, 'no-cache') !== undefined,
    noStore: directive(control, 'no-store') !== undefined,
    onlyIfCached: directive(control, 'only-if-cached') !== undefined,
    maxAgeS: number('max-age'),
    minFreshS: number('min-fresh'),
    maxStaleS: maxStale?.value === null ? Infinity : number('max-stale'),
    staleIfErrorS: number('stale-if-error') ?? 0,
  }
}
