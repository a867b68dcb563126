/**
 * What limiters have counted, edge by edge: after each record a copy of the counter, made by counting again what the trace says was
 * counted, under the levers in force then. So what a counter holds at any moment is a binary search, and the rule is the limiters' own.
 */
import { Counters, newCounter } from '../cdn/limit/counters'
import type { Counter, LimitRule } from '../cdn/limit/limiter'
import type { LeverValues } from '../cdn/levers'
import type { TraceIndex } from '../reading/traceIndex'
import type { Run } from '../run/run.types'
import { lowerBound } from '../trace/intervals'
import { Kind } from '../trace/traceKinds'

/** Records at one edge, or at all. */
export interface LimitCounts {
  /** In order. */
  readonly records: readonly number[]
  /** How many of those, and of those before, were let through. */
  readonly passed: readonly number[]
}

export interface LimitHistory extends LimitCounts {
  readonly rules: readonly LimitRule[]
  /** As they were after each record: that of the key that is asked for, else that of the key that was counted. */
  readonly counters: readonly Counter[]
}

const NOTHING: LimitHistory = { records: [], passed: [], rules: [], counters: [] }

export interface LimitsAsked {
  readonly nodes: ReadonlySet<number>
  /** The rule of all these edges under some levers. */
  readonly ruleOf: (levers: LeverValues) => LimitRule | null
  readonly key: string | undefined
}

interface Growing {
  readonly known: Counters
  readonly records: number[]
  readonly passed: number[]
  readonly rules: LimitRule[]
  readonly counters: Counter[]
}

export class LimitSeries {
  readonly all: LimitCounts
  readonly #nodes = new Map<number, Growing>()

  constructor({ trace }: Pick<Run, 'trace'>, index: TraceIndex, { nodes, ruleOf, key: wanted }: LimitsAsked) {
    const [records, passed]: [number[], number[]] = [[], []]
    for (const record of index.ofKind(Kind.Counted)) {
      const node = trace.node(record)
      const { records: moves, values } = index.levers
      const rule = ruleOf(values[lowerBound(moves, record) - 1]!)
      if (!rule || !nodes.has(node)) continue
      const one = this.#nodes.get(node) ?? { known: new Counters(), records: [], passed: [], rules: [], counters: [] }
      this.#nodes.set(node, one)
      const key = trace.string(trace.a(record))
      const passes = Number(one.known.take(key, rule, trace.timeUs(record)).passes)
      one.records.push(record)
      one.passed.push((one.passed.at(-1) ?? 0) + passes)
      one.rules.push(rule)
      one.counters.push(one.known.copyOf(wanted ?? key) ?? newCounter(rule))
      records.push(record)
      passed.push((passed.at(-1) ?? 0) + passes)
    }
    this.all = { records, passed }
  }

  of(node: number): LimitHistory {
    return this.#nodes.get(node) ?? NOTHING
  }
}

/** How many were counted among the records from `since` to `count` (exclusive), and how many of them passed. */
export function countedBetween({ records, passed }: LimitCounts, since: number, count: number): { readonly came: number; readonly passed: number } {
  const [first, end] = [lowerBound(records, since), lowerBound(records, count)]
  return { came: Math.max(0, end - first), passed: Math.max(0, (passed[end - 1] ?? 0) - (passed[first - 1] ?? 0)) }
}
