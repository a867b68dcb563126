/**
 * loadAt(run, position, view): what users of the step on view offered and what was answered, second by second. Not a part of the Frame: it comes
 * with the view that draws it.
 */
import type { ViewOf } from '../cdn/topology'
import { type OriginSpec, workersOf } from '../cdn/nodes/originSpec'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { BREAKER_STATES, type BreakerState } from '../trace/breakerStates'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, NO_STATUS } from '../trace/traceKinds'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import type { BreakerRow, BreakerSpan, LoadBin, LoadFrame } from './loadFrame'

type LoadView = ViewOf<'load'>

/** A stretch of time that is counted by itself. */
const BIN_US = 1_000_000

interface Counted {
  readonly bins: readonly LoadBin[]
  readonly mostOffered: number
  readonly mostLoad: number
  readonly most: number
  /** When the last request was made. */
  readonly lastUs: number
}

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function loadAt(run: Reading, requested: number, view: LoadView): LoadFrame {
  const index = indexOf(run)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const { startUs, endUs } = run.steps[step]!
  const nowUs = Math.max(startUs, position)
  const { bins, lastUs, ...most } = countedOf(run, index, view, step)
  const origin = run.nodes.findIndex(({ id }) => id === view.origin)
  const levers = leversOfCount(index, count)
  const spec = run.scene.topology.nodes[origin] as OriginSpec
  const over = (us: number): number => Math.floor((us - startUs) / BIN_US)
  const lastSecond = (us: number): LoadBin => binOf(run, index, view, { fromUs: Math.max(startUs, us - BIN_US + 1), toUs: us + 1, step, until: count })
  return {
    binMs: usToMs(BIN_US), lengthMs: usToMs(endUs - startUs), nowMs: usToMs(nowUs - startUs),
    bins: bins.slice(0, over(nowUs)),
    loaded: over(Math.min(nowUs, lastUs)), latest: lastSecond(Math.min(nowUs, lastUs)), isOver: nowUs > lastUs,
    ...most, capacity: (workersOf(spec, levers) * 1000) / spec.thinkMs(levers),
    inside: index.inside(origin, count),
    breakers: breakersOf(run, index, step, { count, nowUs }),
  }
}

const made = new WeakMap<LoadView, WeakMap<Reading['trace'], Map<number, Counted>>>()

/** All stretches of a step; counted once. */
function countedOf(run: Reading, index: TraceIndex, view: LoadView, step: number): Counted {
  const byTrace = made.get(view) ?? new WeakMap<Reading['trace'], Map<number, Counted>>()
  made.set(view, byTrace)
  const byStep = byTrace.get(run.trace) ?? new Map<number, Counted>()
  byTrace.set(run.trace, byStep)
  const known = byStep.get(step)
  if (known) return known
  const { startUs, endUs } = run.steps[step]!
  const bins = Array.from({ length: Math.max(1, Math.ceil((endUs - startUs) / BIN_US)) }, (_, k) => binOf(run, index, view, { fromUs: startUs + k * BIN_US, toUs: startUs + (k + 1) * BIN_US, step, until: Infinity }))
  const mostOffered = Math.max(1, ...bins.map(({ offered }) => offered))
  const mostLoad = Math.max(1, ...bins.flatMap(({ offered, answered }) => [offered, answered]))
  const users = usersOf(run, view)
  const last = recordsInStep(index, Kind.Request, step, Infinity).findLast((i) => users.has(run.trace.node(i)))
  const lastUs = last === undefined ? startUs : run.trace.timeUs(last)
  const counted = { bins, mostOffered, mostLoad, most: Math.max(mostLoad, ...bins.map(({ origin }) => origin)), lastUs }
  byStep.set(step, counted)
  return counted
}

/** Their nodes' numbers. */
const usersOf = ({ nodes }: Reading, { users }: LoadView): ReadonlySet<number> => new Set(users.map((id) => nodes.findIndex((node) => node.id === id)))

interface Stretch {
  /** Of the run; `toUs` does not belong to it. */
  readonly fromUs: number
  readonly toUs: number
  readonly step: number
  /** Records before this one. */
  readonly until: number
}

function binOf(run: Reading, index: TraceIndex, view: LoadView, stretch: Stretch): LoadBin {
  const { trace } = run
  const users = usersOf(run, view)
  const within = (kind: Kind): number[] => {
    const all = recordsInStep(index, kind, stretch.step, stretch.until)
    // Times are whole: what is before a moment is what there is up to the microsecond before it.
    const before = (us: number): number => lowerBound(all, trace.countUpTo(Math.ceil(us) - 1))
    return Array.from(all.subarray(before(stretch.fromUs), before(stretch.toUs)))
  }
  const done = within(Kind.Done).filter((i) => users.has(trace.node(i)))
  const isWell = (i: number): boolean => trace.a(i) !== NO_STATUS && trace.a(i) < 500 && trace.a(i) !== 429
  const last = done.find((i) => !isWell(i)) ?? done.at(-1)
  return {
    offered: within(Kind.Request).filter((i) => users.has(trace.node(i))).length,
    answered: done.filter(isWell).length,
    origin: within(Kind.Receive).filter((i) => run.nodes[trace.node(i)]!.id === view.origin).length,
    request: last === undefined ? -1 : trace.request(last),
  }
}

function breakersOf({ trace, nodes, steps }: Reading, index: TraceIndex, step: number, { count, nowUs }: { readonly count: number; readonly nowUs: number }): BreakerRow[] {
  const turns = Array.from(index.ofKind(Kind.Breaker))
  const { startUs } = steps[step]!
  const clock = (us: number): number => usToMs(us - startUs)
  return [...new Set(turns.map((i) => trace.node(i)))].toSorted((a, b) => a - b).map((node) => {
    const own = turns.filter((i) => trace.node(i) === node && i < count)
    const [since] = index.recordsOfStep(step)
    const stateOf = (i: number | undefined): BreakerState => (i === undefined ? 'closed' : BREAKER_STATES[trace.a(i)]!)
    const spans: BreakerSpan[] = []
    let [fromMs, state] = [0, stateOf(own.findLast((i) => i < since))]
    for (const i of own.filter((one) => one >= since)) {
      const atMs = clock(trace.timeUs(i))
      if (atMs > fromMs) spans.push({ fromMs, toMs: atMs, state })
      ;[fromMs, state] = [atMs, stateOf(i)]
    }
    return { node, name: nodes[node]!.name, spans: [...spans, { fromMs, toMs: clock(nowUs), state }] }
  })
}
