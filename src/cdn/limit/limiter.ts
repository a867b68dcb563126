/**
 * Limits to how many requests come by: three rules, each with the numbers that it keeps for a key. What counts is what was let
 * through. Times are whole µs. Counters belong to one place; nobody tells another place of them.
 */

export type LimitKind = 'token bucket' | 'sliding window' | 'fixed window'

export interface LimitRule {
  readonly kind: LimitKind
  /** Requests in a window; for a bucket, what it holds when it is full and what flows into it in a window. */
  readonly limit: number
  readonly windowS: number
}

export interface Limited {
  readonly passes: boolean
  /** After how many seconds one may pass, at least 1; 0 for one that passes now. */
  readonly retryAfterS: number
  /** How much of the limit is used up, this request included: 1 is all of it. */
  readonly level: number
}

/** The numbers of one key. */
export interface Counter {
  take(nowUs: number): Limited
  /** It knows nothing any more that a new one does not know. */
  isIdle(nowUs: number): boolean
  /** How much of the limit is used up now, while nothing comes. */
  levelAt(nowUs: number): number
  /** Another one that knows the same. */
  copy(): Counter
}

export const sameRule = (one: LimitRule | null, other: LimitRule | null): boolean =>
  one?.kind === other?.kind && one?.limit === other?.limit && one?.windowS === other?.windowS

export const US_A_SECOND = 1_000_000

export const passed = (level: number): Limited => ({ passes: true, retryAfterS: 0, level })
export const held = (waitS: number, level: number): Limited => ({ passes: false, retryAfterS: Math.max(1, Math.ceil(waitS)), level })
