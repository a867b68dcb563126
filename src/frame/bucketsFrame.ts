/**
 * A moment of the limits of several edges, ready to draw: what each holds, what it let through and what it refused. bucketsAt.ts makes it.
 */
import type { LimitRule } from '../cdn/limit/limiter'

export interface Bucket {
  /** Its number among the nodes of the run. */
  readonly node: number
  readonly name: string
  /** How much of the limit is used up now: 1 is all of it. A window that slides may hold a little more. */
  readonly level: number
  /** One that came now would pass. */
  readonly passes: boolean
  /** In this step. */
  readonly passed: number
  readonly refused: number
  /** The last request that it has counted in this step; -1 where there is none. */
  readonly request: number
}

/** Equal stretches of the time of the step. */
export interface FloodStrip {
  readonly binMs: number
  readonly lengthMs: number
  readonly nowMs: number
  /** Requests in each stretch so far: those that came to a limit, those that passed it, and those that reached an origin. */
  readonly came: readonly number[]
  readonly passed: readonly number[]
  readonly origin: readonly number[]
  /** The most in a stretch of the whole step, so that the scale stays. */
  readonly most: number
}

export interface BucketsFrame {
  /** null while there is none: then everything passes. */
  readonly rule: LimitRule | null
  /** Of the edges that take part. */
  readonly buckets: readonly Bucket[]
  readonly passed: number
  readonly refused: number
  /** Requests that have reached an origin in this step. */
  readonly origin: number
  readonly strip: FloodStrip
}
