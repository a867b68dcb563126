/**
 * Whom a cache of a CDN asks for what it does not have: the next tier that there is.
 */
import type { HttpRequest } from '../http/message'

/** What a cache knows of the tiers behind it; ids of nodes. */
export interface TiersBehind {
  /** The parent for this request; undefined where there is none. */
  parentFor(request: HttpRequest): string | undefined
  readonly shield: string | undefined
  readonly origin: string
  summary(): string
}

export const { upstreamFor }: { upstreamFor(cache: TiersBehind, req: HttpRequest): string } = {
  // #region listing upstreamFor
  upstreamFor(cache, req) {
    const parent = cache.parentFor(req)
    if (parent) return parent // its region's
    const shield = cache.shield
    if (shield) return shield // everybody's
    return cache.origin
  }
  // #endregion
}
