/**
 * frameAt(reading, position): the moment as plain values. Pure. It costs a few binary searches for each node, slot and
 * client, and a look at the records of the followed request; seeking backwards replays nothing else.
 */
import { usToMs } from '../engine/time'
import { isOrigin, workersOf } from '../cdn/nodes/originSpec'
import { Kind, hopTo, hopTone } from '../trace/traceKinds'
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { afterAnswer, isRefreshing } from './afterAnswer'
import { answeredWay } from './answeredWay'
import { linkFrames, nodeFrames } from './nodeFrames'
import { codeFrames, spotlightAt, spotlightFrame } from './spotlight'
import { toneName } from './tone'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import type { Frame, OriginFrame } from './types'

/** The state of a run at a position in µs (see position.ts); positions outside the run are clamped. */
export function frameAt(run: Reading, requested: number): Frame {
  const index = indexOf(run)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const timeUs = Math.max(0, position)
  const step = stepOfCount(index, count)
  const [since] = index.recordsOfStep(step)
  const levers = leversOfCount(index, count)
  const request = spotlightAt(run, index, count, step)
  const hop = currentHop(run, index, request, count)
  const active = run.scene.topology.nodes.map((spec) => spec.when?.(levers) ?? true)
  const onLink = hop?.onLink(position)
  return {
    position,
    timeMs: usToMs(timeUs),
    step,
    levers,
    nodes: nodeFrames(run, index, { since, count, timeUs, levers, active, lit: hop?.atNode(position) ?? -1 }),
    links: linkFrames(run, levers, active, onLink ? { link: onLink.link, tone: toneName(onLink.tone) } : null, answeredWay(run, index, count)),
    spotlight: spotlightFrame(run, index, request, count, timeUs),
    code: codeFrames(run, index, request, { since, count, levers, step }),
    origin: originFrame(run, index, levers, { since, count, timeUs }),
  }
}

export function clampPosition(run: Reading, position: number): number {
  return Number.isFinite(position) ? Math.min(run.endUs, Math.max(-1, position)) : run.endUs
}

/** The step that the first `count` records have reached. */
export function stepOfCount(index: TraceIndex, count: number): number {
  return Math.max(0, lowerBound(index.stepStarts, count) - 1)
}

export function leversOfCount(index: TraceIndex, count: number): LeverValues {
  const { records, values } = index.levers
  return values[lowerBound(records, count) - 1]!
}

interface CurrentHop {
  /** The node that the request is at; -1 while it travels. */
  atNode(position: number): number
  onLink(position: number): { link: number; tone: number } | null
}

/** The last hop of a request that is not answered yet, or whose refresh is under way. */
function currentHop(run: Reading, index: TraceIndex, request: number, count: number): CurrentHop | null {
  if (request < 0) return null
  const { trace } = run
  const records = index.byRequest(request)
  const shown = records.subarray(0, lowerBound(records, count))
  const done = shown.some((i) => trace.kind(i) === Kind.Done)
  if (done && !isRefreshing(afterAnswer(run, shown))) return null
  const hop = shown.findLast((i) => (trace.kind(i) === Kind.Hop || trace.kind(i) === Kind.Lost) && trace.isBehind(i) === done)
  if (hop === undefined) return { atNode: () => trace.node(records[0]!), onLink: () => null }
  const endUs = trace.timeUs(hop) + trace.b(hop)
  const to = hopTo(trace.a(hop))
  return {
    // Who has sent what is lost goes on waiting.
    atNode: (position) => (position >= endUs ? (trace.kind(hop) === Kind.Lost ? trace.node(hop) : to) : -1),
    onLink: (position) =>
      position >= endUs ? null : { link: index.linkBetween(trace.node(hop), to), tone: hopTone(trace.a(hop)) },
  }
}

function originFrame(
  run: Reading, index: TraceIndex, levers: LeverValues, { since, count, timeUs }: { readonly since: number; readonly count: number; readonly timeUs: number },
): OriginFrame {
  const origins = run.scene.topology.nodes.flatMap((spec, node) => (isOrigin(spec) ? [{ spec, node }] : []))
  const queued = origins.map(({ spec, node }) => Math.max(0, index.inside(node, count) - workersOf(spec, levers)))
  return {
    ...index.origin.between(since, count),
    rps: index.origin.inLastSecond(since, count, Math.ceil(timeUs)),
    queued: queued.reduce((sum, one) => sum + one, 0),
    capacityRps: origins.reduce((sum, { spec }) => sum + (workersOf(spec, levers) * 1000) / spec.thinkMs(levers), 0),
  }
}
