/**
 * What one cache knows of one request while it works on it: the copy that was selected, the
 * times, and what was decided. Servers call it the transaction (Apache Traffic Server, Squid). It is never
 * sent: see CacheRequest.
 */
import type { ForwardReason } from '../http/cacheStatus'
import type { RequestDirectives } from '../http/requestDirectives'
import type { Policy } from '../http/policy'
import type { StoredResponse } from './storedResponse'

/** What it is for: somebody's request, a copy that is renewed behind an answer that was given, or one that is sent ahead of being asked for. */
export type Purpose = 'user' | 'refresh' | 'push'

export class Transaction {
  /** The primary cache key (RFC 9111 §2), once it was worked out. */
  primaryKey: string | undefined
  /** The stored response that was selected (§4.1), whether or not it may be used as it is. */
  selected: StoredResponse | undefined
  /** Cache-Control of the request; read when it is first needed. */
  directives: RequestDirectives | undefined
  hit = false
  /** Why it would be forwarded; a cache that does not say knows of no copy. */
  reason: ForwardReason | undefined
  /** Why it was forwarded. */
  fwd: ForwardReason | undefined
  fwdStatus: number | undefined
  /** Seconds of freshness that were left of the copy that was served. */
  ttlS: number | undefined
  stored = false
  /** Why nothing was stored. */
  refusal: string | undefined
  /** What is made of the policy of a response before it is kept. */
  lifetime: ((policy: Policy) => Policy) | undefined
  /** What has come may be kept for others; undefined while nothing has. */
  storable: boolean | undefined
  /** It has waited for others for as long as it would: it asks for itself, and its answer is not kept. */
  gaveUpWaiting = false
  /** Why what has come may not be kept, whatever it says itself. */
  unwanted: string | undefined
  /** How long it will wait for others at most (virtual µs); undefined while it has not waited. */
  waitsUntilUs: number | undefined
  /** It waited for another's fetch: whether the answer to that one serves it, too (RFC 9211 §2.6). */
  collapsed: boolean | undefined
  /** The answer is made from a stored response: preconditions and ranges are this cache's to answer. */
  fromStore = false
  /** The host was told what is decided. */
  decided = false
  /** Key of a place that was announced as being filled. */
  filling: string | undefined
  requestedMs = 0
  receivedMs = 0
  readonly purpose: Purpose

  constructor(purpose: Purpose = 'user', selected?: StoredResponse) {
    this.purpose = purpose
    this.selected = selected
  }

  /** Nobody waits for the answer. */
  get isBackground(): boolean {
    return this.purpose !== 'user'
  }
}
