/**
 * funnelAt(run, position, view): where the requests of the step on view have gone. Not a part of the Frame: it comes with the view that
 * draws it.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import { type PassedPair, type PassedSeries, passedOf } from '../reading/passedSeries'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import type { FunnelEntry, FunnelFrame, FunnelTier } from './funnelFrame'

type FunnelView = ViewOf<'funnel'>

/** Stretches of a step in which arrivals at the origin are counted. */
const BINS = 50

/** A stretch of records that is counted by itself. */
interface Wave {
  readonly title: string
  readonly since: number
  readonly until: number
}

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function funnelAt(run: Reading, requested: number, view: FunnelView): FunnelFrame {
  const index = indexOf(run)
  const passed = passedOf(run, index)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const waves = wavesOf(run, index, view, step)
  const wave = waves.findLast(({ since }) => since < count) ?? waves[0]!
  const tiers = tiersOf(run, index, passed, view, wave, count)
  const users = new Set(nodesOf(run, view.users))
  const demand = passed.pairs.filter(({ from }) => users.has(from))
  const willAsk = demand.map((pair) => passed.between(pair, wave.since, wave.until))
  const taking = new Set(tiers.flatMap(({ nodes }) => nodes.map(({ node }) => node)))
  const { startUs, endUs } = run.steps[step]!
  return {
    tiers,
    ribbons: passed.pairs.flatMap((pair) => {
      const requests = users.has(pair.from) || !taking.has(pair.from) || !taking.has(pair.to) ? 0 : passed.between(pair, wave.since, count)
      return requests > 0 ? [{ from: pair.from, to: pair.to, requests, request: passed.last(pair, wave.since, count) }] : []
    }),
    asked: demand.reduce((sum, pair) => sum + passed.between(pair, wave.since, count), 0),
    willAsk: willAsk.reduce((sum, one) => sum + one, 0),
    mostAtOne: Math.max(0, ...willAsk),
    ledger: ledgerOf(run, index, passed, view, step, count),
    rate: rateOf(run, index, passed, step, count, position),
    nowMs: usToMs(Math.max(0, position) - startUs),
    lengthMs: usToMs(endUs - startUs),
  }
}

const indexes = new WeakMap<Reading['nodes'], ReadonlyMap<string, number>>()

function nodesOf({ nodes }: Reading, ids: readonly string[]): number[] {
  const known = indexes.get(nodes) ?? new Map(nodes.map(({ id, index }) => [id, index]))
  indexes.set(nodes, known)
  return ids.map((id) => known.get(id)!)
}

/** Those of a step in their order; one, the step, where it names none. */
function wavesOf({ requests, steps }: Reading, index: TraceIndex, { waves }: FunnelView, step: number): readonly Wave[] {
  const [first, end] = index.recordsOfStep(step)
  const named = Object.entries(waves?.[steps[step]!.id] ?? {})
  if (named.length === 0) return [{ title: '', since: first, until: end }]
  const begins = named.map(([name]) => {
    const request = requests.named(name)
    return request === undefined ? end : index.byRequest(request)[0]!
  })
  return named.map(([, title], k) => ({ title, since: k === 0 ? first : begins[k]!, until: begins[k + 1] ?? end }))
}

function tiersOf(run: Reading, index: TraceIndex, passed: PassedSeries, view: FunnelView, { since }: Wave, count: number): FunnelTier[] {
  const levers = leversOfCount(index, count)
  const [arrived, passedOn] = [new Map<number, number>(), new Map<number, number>()]
  for (const pair of passed.pairs) {
    const requests = passed.between(pair, since, count)
    if (requests === 0) continue
    arrived.set(pair.to, (arrived.get(pair.to) ?? 0) + requests)
    passedOn.set(pair.from, (passedOn.get(pair.from) ?? 0) + requests)
  }
  const specs = run.scene.topology.nodes
  return view.tiers.flatMap(({ name, one, nodes: ids }) => {
    const nodes = nodesOf(run, ids)
      .filter((node) => specs[node]!.when?.(levers) ?? true)
      .map((node) => {
        const came = { arrived: arrived.get(node) ?? 0, passed: passedOn.get(node) ?? 0 }
        return { node, name: run.nodes[node]!.name, ...came, answered: passed.answered(node, since, count, came), waiting: passed.waiting(node, count) }
      })
    if (nodes.length === 0) return []
    const sum = (of: (node: (typeof nodes)[number]) => number): number => nodes.reduce((total, node) => total + of(node), 0)
    return [{ name, one, nodes, isOrigin: isOrigin(specs[nodes[0]!.node]!), arrived: sum((node) => node.arrived), passed: sum((node) => node.passed), answered: sum((node) => node.answered), waiting: sum((node) => node.waiting) }]
  })
}

function ledgerOf(run: Reading, index: TraceIndex, passed: PassedSeries, view: FunnelView, step: number, count: number): readonly FunnelEntry[] {
  const earlier = Object.entries(view.earlier?.[run.steps[step]!.id] ?? {}).flatMap(([id, title]): FunnelEntry[] => {
    const place = run.steps.findIndex((one) => one.id === id)
    if (place < 0 || place >= step) return []
    const [first, end] = index.recordsOfStep(place)
    return [{ title, requests: originBetween(run, passed, first, end), now: false }]
  })
  const waves = wavesOf(run, index, view, step).filter(({ since }) => since < count)
  return [...earlier, ...waves.map(({ title, since, until }, k) => ({ title: title || 'now', requests: originBetween(run, passed, since, Math.min(until, count)), now: k === waves.length - 1 }))]
}

/** The ways to an origin. */
function toOrigin({ scene: { topology } }: Reading, { pairs }: PassedSeries): PassedPair[] {
  return pairs.filter(({ to }) => isOrigin(topology.nodes[to]!))
}

function originBetween(run: Reading, passed: PassedSeries, since: number, count: number): number {
  return toOrigin(run, passed).reduce((sum, pair) => sum + passed.between(pair, since, count), 0)
}

function rateOf(run: Reading, index: TraceIndex, passed: PassedSeries, step: number, count: number, position: number): FunnelFrame['rate'] {
  const { startUs, endUs } = run.steps[step]!
  const [first] = index.recordsOfStep(step)
  const binUs = (endUs - startUs) / BINS
  const counts = Array.from({ length: Math.min(BINS, Math.max(1, Math.ceil((position - startUs) / binUs))) }, () => 0)
  let inLastSecond = 0
  for (const { timeUs, requests } of toOrigin(run, passed).flatMap((pair) => passed.entries(pair, first, count))) {
    counts[Math.min(counts.length - 1, Math.floor((timeUs - startUs) / binUs))]! += requests
    if (timeUs > position - 1e6) inLastSecond += requests
  }
  return { binMs: usToMs(binUs), counts, inLastSecond }
}
