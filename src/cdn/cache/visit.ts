/**
 * One request's visit to one cache: what was found for it, what was decided, and when. It
 * travels with the request through the layers and is left behind at the door.
 */
import type { ForwardReason } from '../http/cacheStatus'
import type { RequestDirectives } from '../http/requestDirectives'
import type { StoredResponse } from './storedResponse'

export class Visit {
  /** The key of its URL, once it was looked up. */
  primary: string | undefined
  /** The copy that matches, whether or not it may be used as it is. */
  held: StoredResponse | undefined
  /** What the request asks of caches; read when it is first needed. */
  asks: RequestDirectives | undefined
  hit = false
  /** Why it would be forwarded; a cache that does not say knows of no copy. */
  reason: ForwardReason | undefined
  /** Why it was forwarded. */
  fwd: ForwardReason | undefined
  fwdStatus: number | undefined
  /** Seconds of freshness that were left of the copy that was served. */
  ttl: number | undefined
  stored = false
  /** Why nothing was stored. */
  refusal: string | undefined
  /** The answer is made from a stored response: preconditions and ranges are ours to answer. */
  fromStore = false
  /** A cache has decided, and the trace knows it. */
  decided = false
  /** Key of a slot that was announced as filling. */
  filling: string | undefined
  requestedMs = 0
  receivedMs = 0
  /** It refreshes a copy behind an answer that was already given. */
  readonly behind: boolean

  constructor(behind = false, held?: StoredResponse) {
    this.behind = behind
    this.held = held
  }
}
