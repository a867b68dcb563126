/**
 * Random programs for the kernel, as data: tasks that sleep, wait, hold resources, start, call,
 * cancel and interrupt each other. onKernel.ts runs them on the real one, naive.ts by hand.
 */
import fc from 'fast-check'

export const SIGNALS = 2
/** Units of each resource. */
export const CAPACITIES = [1, 2] as const

export type Op =
  | { readonly op: 'sleep'; readonly us: number }
  | { readonly op: 'wait' | 'fire' | 'fireOne'; readonly signal: number }
  | { readonly op: 'fail' }
  /** `task` is one of those that were started so far, counted round. */
  | { readonly op: 'join' | 'cancel' | 'interrupt'; readonly task: number }
  | { readonly op: 'use'; readonly resource: number; readonly body: Body }
  | { readonly op: 'call' | 'spawn' | 'try'; readonly body: Body }
  | { readonly op: 'retry'; readonly times: number; readonly body: Body }
  | { readonly op: 'timeout'; readonly us: number; readonly body: Body }
  | { readonly op: 'all' | 'race'; readonly bodies: readonly Body[] }

export interface Body {
  readonly ops: readonly Op[]
}

/** What happened: who notes it, when, and what. */
export interface Outcome {
  readonly log: readonly string[]
  /** Message of the error that ended the run; empty when it came to its end. */
  readonly error: string
  /** What tasks still wait for, sorted. */
  readonly waiting: readonly string[]
}

const us = fc.nat(4)
const index = fc.nat(5)

/** Bodies with at most so many levels of other bodies in them. */
function bodies(depth: number): fc.Arbitrary<Body> {
  const simple: fc.WeightedArbitrary<Op>[] = [
    { weight: 6, arbitrary: fc.record({ op: fc.constant('sleep' as const), us }) },
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('wait' as const, 'fire' as const, 'fireOne' as const), signal: fc.nat(SIGNALS - 1) }) },
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('join' as const, 'cancel' as const, 'interrupt' as const), task: index }) },
    { weight: 1, arbitrary: fc.constant({ op: 'fail' as const }) },
  ]
  if (depth === 0) return fc.record({ ops: fc.array(fc.oneof(...simple), { maxLength: 3 }) })
  const body = bodies(depth - 1)
  const nested: fc.WeightedArbitrary<Op>[] = [
    { weight: 3, arbitrary: fc.record({ op: fc.constant('use' as const), resource: fc.nat(CAPACITIES.length - 1), body }) },
    { weight: 6, arbitrary: fc.record({ op: fc.constantFrom('call' as const, 'spawn' as const, 'spawn' as const, 'try' as const, 'try' as const), body }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('retry' as const), times: fc.nat(2), body }) },
    { weight: 2, arbitrary: fc.record({ op: fc.constant('timeout' as const), us, body }) },
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('all' as const, 'race' as const), bodies: fc.array(body, { minLength: 1, maxLength: 3 }) }) },
  ]
  return fc.record({ ops: fc.array(fc.oneof(...simple, ...nested), { maxLength: 5 }) })
}

/** Tasks that are started at time zero, one after the other. */
export const programs: fc.Arbitrary<readonly Body[]> = fc.array(bodies(3), { minLength: 1, maxLength: 4 })
