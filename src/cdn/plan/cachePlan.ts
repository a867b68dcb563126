/**
 * What the caches of a design are told, whatever product they are: which contents they keep and for how long, how they make keys, what they do
 * when an origin is slow or silent. A page, a scenario file (tools/replay) and the exports (export/) mean the same by these words. What a
 * product makes of it is the exports' business.
 */

/** How one cache is set. Of a key alone: `query`, `dropParams`. */
export interface CacheOptions {
  /** Of requests that miss the same thing at the same time one goes. */
  readonly coalesce: boolean
  readonly query: 'keep' | 'sort' | 'ignore'
  /** Parameters that are left out of the key; `utm_*` stands for all that begin so. */
  readonly dropParams: readonly string[]
  /** Accept-Encoding becomes br, gzip or identity. */
  readonly normalizeAcceptEncoding: boolean
  /** User-Agent becomes phone or desktop. */
  readonly uaClass: boolean
  /** Expired copies are asked about. */
  readonly revalidate: boolean
  /** A window beside those in headers, for refreshes and for errors (s); null for none. */
  readonly grace: number | null
  readonly storageBytes: number
}

export const DEFAULT_OPTIONS: CacheOptions = {
  coalesce: true, query: 'keep', dropParams: [], normalizeAcceptEncoding: false, uaClass: false, revalidate: true, grace: null, storageBytes: 64 * 1024 * 1024,
}

/** Contents that are treated alike. Of the classes of a plan the first that matches counts. */
export interface ContentClass {
  readonly name: string
  /** A path, or with a star at its end all that begin so. Without a query. */
  readonly match: string
  /** Who may keep it: caches and browsers, browsers alone, nobody. */
  readonly keep: 'shared' | 'private' | 'nothing'
  /** Lifetime in browsers, and in caches unless `sharedMaxAgeS` is there (s). */
  readonly maxAgeS?: number
  readonly sharedMaxAgeS?: number
  /** Windows of stale-while-revalidate and stale-if-error (s). */
  readonly swrS?: number
  readonly sieS?: number
  readonly mustRevalidate?: boolean
  /** Surrogate keys that each of its responses carries. */
  readonly tags?: readonly string[]
  /**
   * The cache beside the origin puts the headers of this class in the place of what the origin says. Without it the origin is believed, and
   * has to send them itself (export/headers).
   */
  readonly enforce?: boolean
}

export interface Address {
  readonly host: string
  readonly port: number
}

export interface CachePlan {
  readonly classes: readonly ContentClass[]
  readonly cache: CacheOptions
  /** Names of the places that users ask. */
  readonly edges: readonly string[]
  /** A cache between them and the origin, of the same kind. */
  readonly shield: boolean
  readonly origin: Address
  /** How long the cache beside the origin waits for an answer (s). */
  readonly timeoutS: number
  /** How often a request that got no answer is made again. */
  readonly retries: number
  /** For each client: so many requests a second, and so many at once. */
  readonly rateLimit?: { readonly perS: number; readonly burst: number }
  /** An origin that failed so often in a row is not asked for a while (s). */
  readonly breaker?: { readonly failures: number; readonly restS: number }
  /** So many requests at the origin at a time from one cache. */
  readonly atOnce?: number
}

/** An edge waits so much longer for its shield than that one waits for the origin (s): it hears of the failure, and does not guess it. */
export const FURTHER_S = 0.5

/** Which of a plan's caches, where it is, and whom it asks. */
export interface Place {
  readonly tier: 'edge' | 'shield'
  readonly listen: Address
  readonly upstream: Address
  /** A folder for what a product keeps there. */
  readonly folder: string
}

/** One file for a product, and what of the plan it has nothing for. */
export interface Exported {
  readonly text: string
  readonly cannot: readonly string[]
}

/** Whether a cache asks the origin itself. */
export function isLast({ shield }: CachePlan, { tier }: Pick<Place, 'tier'>): boolean {
  return tier === 'shield' || !shield
}

/** How long the cache at a place waits (s). */
export function waitsS(plan: CachePlan, place: Pick<Place, 'tier'>): number {
  return isLast(plan, place) ? plan.timeoutS : plan.timeoutS + FURTHER_S
}
