/**
 * A moment of tiers as a funnel, ready to draw: how many requests came to each cache, and how many it passed on and to whom. funnelAt.ts makes
 * it. Counted from the beginning of the step, or from that of its last wave.
 */

export interface FunnelNode {
  /** Its number among the nodes of the run. */
  readonly node: number
  readonly name: string
  /** Requests that came to it, and those that it passed on. */
  readonly arrived: number
  readonly passed: number
  /** Those that it has answered without asking anybody. What is neither is under way to it, or in it. */
  readonly answered: number
  /** That wait in it for another one's fetch now. */
  readonly waiting: number
}

/** A row of caches, or the origin. */
export interface FunnelTier {
  /** In the plural and in the singular: "POPs", "POP". */
  readonly name: string
  readonly one: string
  readonly isOrigin: boolean
  /** Those that take part. */
  readonly nodes: readonly FunnelNode[]
  readonly arrived: number
  readonly passed: number
  readonly answered: number
  readonly waiting: number
}

export interface FunnelRibbon {
  /** Numbers of nodes. */
  readonly from: number
  readonly to: number
  readonly requests: number
  /** The user's request that went there last; -1 where all were only counted. */
  readonly request: number
}

/** What was asked of the origin in an earlier step, in an earlier wave of this one, or so far. */
export interface FunnelEntry {
  readonly title: string
  readonly requests: number
  /** It goes on. */
  readonly now: boolean
}

export interface FunnelFrame {
  readonly tiers: readonly FunnelTier[]
  readonly ribbons: readonly FunnelRibbon[]
  /** Of users so far, and by the end of the step or the wave: of all, and the most at one cache. */
  readonly asked: number
  readonly willAsk: number
  readonly mostAtOne: number
  readonly ledger: readonly FunnelEntry[]
  /** Requests to the origin in equal stretches of the step, so far, and in the last second. */
  readonly rate: { readonly binMs: number; readonly counts: readonly number[]; readonly inLastSecond: number }
  readonly nowMs: number
  readonly lengthMs: number
}
