/**
 * A moment of an order that gets around, ready to draw: when each cache was told, what users got there meanwhile, and what the origin was
 * asked. frontAt.ts makes it. Times are ms since the first change of the step, which the order is about.
 */
import type { OutcomeName } from '../trace/traceKinds'

/** An answer that a cache has given to a user, or is going to. */
export interface FrontAnswer {
  readonly request: number
  readonly url: string
  /** When the request came to the cache, and when the answer left it; so far, while it is open. */
  readonly fromMs: number
  readonly toMs: number
  readonly open: boolean
  readonly outcome: OutcomeName | null
  /** It ended with an error. */
  readonly failed: boolean
  /** It is a page that changes in this step. */
  readonly changing: boolean
  /** It showed something else than the origin had then. */
  readonly old: boolean
  readonly content: string
  /** The story calls this request by a name. */
  readonly named: boolean
}

export interface FrontSpan {
  readonly fromMs: number
  /** So far, while it goes on. */
  readonly toMs: number
}

/** A place of a cache that has been used. */
export interface FrontCopy {
  readonly key: string
  readonly state: 'empty' | 'held' | 'old'
}

export interface FrontRow {
  readonly node: number
  /** It stands behind the others. */
  readonly isShield: boolean
  /** When it did what the first order of the step says (null before), and how many copies that were. */
  readonly toldMs: number | null
  readonly meant: number
  /** It heard of the order from another than the one that had to tell it. */
  readonly byGossip: boolean
  /** From the change until it was told; null before, and where there is no order. */
  readonly window: FrontSpan | null
  /** From when a lost message would have come until it was told. */
  readonly hole: FrontSpan | null
  /** When orders would have come that were lost. */
  readonly lostMs: readonly number[]
  /** While it had something old that it had fetched after it was told. */
  readonly stains: readonly FrontSpan[]
  readonly answers: readonly FrontAnswer[]
  /** What it holds at the moment, in the order in which it came first. */
  readonly copies: readonly FrontCopy[]
}

/** An order: where and when it was given, and when each row did it (null before). */
export interface FrontOrder {
  readonly atMs: number
  readonly node: number
  readonly doneMs: readonly (number | null)[]
}

/** A request that an origin has answered. */
export interface FrontAsk {
  readonly atMs: number
  /** Nothing had changed: a 304. */
  readonly thin: boolean
}

export interface FrontFrame {
  /** Nearest the place of the order first, the shield last. */
  readonly rows: readonly FrontRow[]
  readonly orders: readonly FrontOrder[]
  /** When something changed at the origin. */
  readonly changesMs: readonly number[]
  readonly asks: readonly FrontAsk[]
  /** From the beginning of the step to its end, and the moment. */
  readonly beginMs: number
  readonly endMs: number
  readonly nowMs: number
  /** Answers of the step, and how many of them were old. */
  readonly answered: number
  readonly old: number
}
