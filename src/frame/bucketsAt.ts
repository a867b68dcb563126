/**
 * bucketsAt(run, position, view): what the limits of edges hold at a moment, and what has passed them. Not a part of the Frame: it comes
 * with the view that draws it. A moment costs a few binary searches for each edge and for each stretch of the strip.
 */
import { newCounter } from '../cdn/limit/counters'
import { type Counter, type LimitRule, sameRule } from '../cdn/limit/limiter'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Outcome } from '../trace/traceKinds'
import type { Bucket, BucketsFrame, FloodStrip } from './bucketsFrame'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import { type LimitHistory, LimitSeries, countedBetween } from './limitSeries'

type BucketsView = ViewOf<'buckets'>

/** Stretches of a step in which requests are counted. */
const BINS = 30

/** The part of a run that is on. */
interface Part {
  readonly run: Reading
  readonly index: TraceIndex
  readonly series: LimitSeries
  readonly step: number
  readonly since: number
  readonly count: number
  readonly rule: LimitRule | null
}

const made = new WeakMap<BucketsView, WeakMap<Reading['trace'], LimitSeries>>()

function seriesOf(run: Reading, index: TraceIndex, view: BucketsView): LimitSeries {
  const byTrace = made.get(view) ?? new WeakMap<Reading['trace'], LimitSeries>()
  made.set(view, byTrace)
  const series = byTrace.get(run.trace) ?? new LimitSeries(run, index, { nodes: new Set(nodesOf(run, view)), ruleOf: (levers) => view.limit(levers), key: view.key })
  byTrace.set(run.trace, series)
  return series
}

const nodesOf = ({ nodes }: Reading, { edges }: BucketsView): number[] => edges.map((id) => nodes.findIndex((node) => node.id === id))

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function bucketsAt(run: Reading, requested: number, view: BucketsView): BucketsFrame {
  const index = indexOf(run)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const levers = leversOfCount(index, count)
  const [since] = index.recordsOfStep(step)
  const part = { run, index, series: seriesOf(run, index, view), step, since, count, rule: view.limit(levers) }
  const buckets = nodesOf(run, view)
    .filter((node) => run.scene.topology.nodes[node]!.when?.(levers) ?? true)
    .map((node) => bucketOf(part, node, Math.max(0, Math.ceil(position))))
  return {
    rule: part.rule, buckets,
    passed: buckets.reduce((sum, { passed }) => sum + passed, 0),
    refused: buckets.reduce((sum, { refused }) => sum + refused, 0),
    origin: index.origin.between(since, count).requests,
    strip: stripOf(part, Math.max(0, position)),
  }
}

function bucketOf({ run, index, series, since, count, rule }: Part, node: number, nowUs: number): Bucket {
  const history = series.of(node)
  const { came, passed } = countedBetween(history, since, count)
  const counter = rule ? counterOf(history, count, rule) : null
  return {
    node, name: run.nodes[node]!.name,
    level: counter?.levelAt(nowUs) ?? 0,
    passes: counter?.copy().take(nowUs).passes ?? true,
    passed: rule ? passed : decidedOf(index, node, since, count),
    refused: came - passed,
    request: came > 0 ? run.trace.request(history.records[lowerBound(history.records, count) - 1]!) : -1,
  }
}

/** A counter begins anew under another rule. */
function counterOf({ records, rules, counters }: LimitHistory, count: number, rule: LimitRule): Counter {
  const last = lowerBound(records, count) - 1
  return last >= 0 && sameRule(rules[last]!, rule) ? counters[last]! : newCounter(rule)
}

/** Where nothing is counted everything comes to the cache, which decides once on each request. */
function decidedOf({ decisions }: TraceIndex, node: number, since: number, count: number): number {
  return Object.values(Outcome).reduce((sum, outcome) => sum + decisions(node, outcome, count) - decisions(node, outcome, since), 0)
}

function stripOf({ run, index, series, step, since, count }: Part, position: number): FloodStrip {
  const { startUs, endUs } = run.steps[step]!
  const [, end] = index.recordsOfStep(step)
  const binUs = Math.max(1, (endUs - startUs) / BINS)
  const edges = Array.from({ length: BINS + 1 }, (_, k) => (k === 0 ? since : Math.min(end, run.trace.countUpTo(Math.floor(startUs + k * binUs)))))
  const bins = edges.slice(1).map((until, k) => ({ from: edges[k]!, until }))
  const so = Math.max(1, Math.min(BINS, Math.ceil((position - startUs) / binUs)))
  const shown = bins.slice(0, so).map(({ from, until }) => ({ from: Math.min(from, count), until: Math.min(until, count) }))
  const originOf = ({ from, until }: (typeof bins)[number]): number => index.origin.between(from, until).requests
  const counted = shown.map(({ from, until }) => countedBetween(series.all, from, until))
  return {
    binMs: usToMs(binUs), lengthMs: usToMs(endUs - startUs), nowMs: usToMs(position - startUs),
    came: counted.map(({ came }) => came),
    passed: counted.map(({ passed }) => passed),
    origin: shown.map(originOf),
    most: Math.max(0, ...bins.map((bin) => Math.max(originOf(bin), countedBetween(series.all, bin.from, bin.until).came))),
  }
}
