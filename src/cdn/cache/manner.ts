/**
 * How one cache differs from the next: questions of the rules (cacheRules, storedResponse) that HTTP leaves open, or that
 * a product answers otherwise than it says. Each is answered as the course does it where it is absent. The manners of products are in
 * cdn/presets; this file knows none of them.
 */
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Policy } from '../http/policy'

/** A response as it is stored, or would be: what it says, when it came (ms since 1970), how long that took (ms), how old it may become and is (s). */
export interface Judged {
  readonly response: HttpResponse
  readonly policy: Policy
  readonly receivedMs: number
  readonly tookMs: number
  readonly lifetimeS: number
  ageS(): number
}

export interface Manner {
  /** The response as it is judged: fields that this cache does not know are left out, what it assumes is put in. What is stored and sent on is as it came. */
  readonly sees?: (response: HttpResponse) => HttpResponse
  /** What is made of its directives. */
  readonly reads?: (policy: Policy) => Policy
  /** The request as it is judged when its answer may be stored. */
  readonly hears?: (request: HttpRequest) => HttpRequest
  /** A further reason not to store it, in words. */
  readonly refuses?: (copy: Judged, request: HttpRequest) => string | undefined
  /** How old a copy is (s), by the clock of this cache. */
  readonly ageS?: (copy: Omit<Judged, 'ageS'>, nowMs: number) => number
  /** The key of the variant that a request would get of those that vary by these fields. */
  readonly variantKey?: (primary: string, fields: readonly string[], request: HttpRequest) => string
  /** What a response takes in its store (bytes). */
  readonly occupies?: (response: HttpResponse) => number
  /** A purge by URL takes the one variant that a request without fields would get. */
  readonly purgesOneVariant?: boolean
}
