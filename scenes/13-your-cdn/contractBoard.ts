/**
 * A contract as a board: each clause over the time of a step, against what was promised. At the end of each bin stands what the verdict would be if
 * the step ended there; the last one is the verdict.
 */
import { type Board, type BoardBin, type LinePanel, binsOf } from '../../src/scene/board'
import type { RequestView, RunView } from '../../src/scene/runView'
import { type Clause, type ClauseId, type Judged, isAnswered, judgedOf, receivedFrom, stalenessOf, verdictOf, waitOf } from './contract'
import { Bill } from './cost'
import { leakedFrom } from '../../src/scene/leaks'
import type { Values } from './levers'
import { failingIn } from './failing'
import { JUDGED_FROM_S, type Workload, classOf } from './workloads'

const BIN_S = 1

type Looks = Pick<LinePanel, 'title' | 'format' | 'judged' | 'explainedBy'> & { readonly worse: 'above' | 'below' }

/** In the words of a contract, and the scene that a broken clause is about. */
const LOOKS: Readonly<Record<ClauseId, Looks>> = {
  availability: { title: 'Answered', format: 'percent', worse: 'below', judged: 'last', explainedBy: 6 },
  p95: { title: 'p95 of waits', format: 'ms', worse: 'above', judged: 'last', explainedBy: 2 },
  staleness: { title: 'Out of date', format: 'seconds', worse: 'above', explainedBy: 11 },
  leaks: { title: 'To strangers', format: 'count', worse: 'above', explainedBy: 12 },
  origin: { title: 'Origin, busiest second', format: 'perSecond', worse: 'above', explainedBy: 10 },
  budget: { title: 'A month, so far', format: 'dollars', worse: 'above', judged: 'last', explainedBy: 10 },
}

/** What is known at the end of a bin: a figure, and the request that it is of (its number), -1 for none. */
interface Known {
  readonly value: number
  readonly request: number
}
type Clock = (untilMs: number) => Known

export function contractBoard(run: RunView<Values>, step: string): Board {
  const judged = judgedOf(run, step)
  const bins = binsOf(run, step, BIN_S)
  const clocks = clocksOf(run, step, judged)
  return { binS: BIN_S, fromS: JUDGED_FROM_S, panels: verdictOf(run, step).map((clause) => panelOf(clause, bins, clocks[clause.id])), failing: failingIn(run, step) }
}

function panelOf({ id, wanted, at }: Clause, bins: readonly BoardBin[], clock: Clock): LinePanel {
  const { worse, ...looks } = LOOKS[id]
  // The last bin has all: an answer may come in the moment in which the step ends.
  const known = bins.map(({ toMs }, k) => clock(k === bins.length - 1 ? Infinity : toMs))
  return {
    kind: 'line', id, ...looks, limit: { value: wanted, worse }, decided: at,
    values: known.map(({ value }) => value), requests: known.map(({ request }) => request),
  }
}

/** When it is known what a request got. */
const knownMs = (request: RequestView): number => request.atMs + waitOf(request)

/** Each clause's figure so far; asked with times that ascend. */
function clocksOf(run: RunView<Values>, step: string, { workload, fromMs, asked }: Judged): Readonly<Record<ClauseId, Clock>> {
  const done = asked.toSorted((a, b) => knownMs(a) - knownMs(b))
  const all = run.of({ step }).toSorted((a, b) => knownMs(a) - knownMs(b))
  return {
    availability: availabilityOf(done), p95: p95Of(done), staleness: worstOf(done, changing(run, workload)), leaks: leaksOf(done),
    origin: busiestOf(receivedFrom(run, { step, fromMs })), budget: billOf(all, new Bill(run.leversIn(step))),
  }
}

/** Takes what comes in order, up to the time that is asked for, and tells what there is then. */
function upTo<T>(items: readonly T[], atMs: (item: T) => number, take: (item: T) => void, tell: () => Known): Clock {
  let next = 0
  return (untilMs) => {
    while (next < items.length && atMs(items[next]!) <= untilMs) take(items[next++]!)
    return tell()
  }
}

function availabilityOf(done: readonly RequestView[]): Clock {
  let [count, failed, first] = [0, 0, -1]
  const take = (request: RequestView): void => {
    count++
    if (isAnswered(request)) return
    if (failed++ === 0) first = request.id
  }
  return upTo(done, knownMs, take, () => ({ value: count === 0 ? NaN : 1 - failed / count, request: first }))
}

function p95Of(done: readonly RequestView[]): Clock {
  const sorted: RequestView[] = []
  const take = (request: RequestView): void => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (waitOf(sorted[middle]!) <= waitOf(request)) low = middle + 1
      else high = middle
    }
    sorted.splice(low, 0, request)
  }
  return upTo(done, knownMs, take, () => {
    const deciding = sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)]
    return deciding ? { value: waitOf(deciding), request: deciding.id } : { value: NaN, request: -1 }
  })
}

/** How long the content of an answer had been out of date; of what never changes it is nothing. */
function changing(run: RunView, workload: Workload): (request: RequestView) => number {
  const staleS = stalenessOf(run)
  return (request) => (classOf(workload, request.url)?.changesEveryS === undefined ? 0 : staleS(request))
}

function worstOf(done: readonly RequestView[], figure: (request: RequestView) => number): Clock {
  let [count, worst, request] = [0, 0, -1]
  const take = (one: RequestView): void => {
    count++
    const value = figure(one)
    if (value > worst) [worst, request] = [value, one.id]
  }
  return upTo(done, knownMs, take, () => ({ value: count === 0 ? NaN : worst, request }))
}

function leaksOf(done: readonly RequestView[]): Clock {
  let [count, leaked, first] = [0, 0, -1]
  const take = (request: RequestView): void => {
    count++
    if (leakedFrom(request).length > 0 && leaked++ === 0) first = request.id
  }
  return upTo(done, knownMs, take, () => ({ value: count === 0 ? NaN : leaked, request: first }))
}

/** The most arrivals within one second so far, and the last of them. */
function busiestOf(arrivals: readonly { readonly atMs: number; readonly request: number }[]): Clock {
  let [taken, first, most, request] = [0, 0, 0, -1]
  const take = ({ atMs, request: id }: (typeof arrivals)[number]): void => {
    while (arrivals[first]!.atMs <= atMs - 1000) first++
    taken++
    if (taken - first > most) [most, request] = [taken - first, id]
  }
  return upTo(arrivals, ({ atMs }) => atMs, take, () => ({ value: most, request }))
}

function billOf(all: readonly RequestView[], bill: Bill): Clock {
  return upTo(all, knownMs, (request) => bill.add(request), () => ({ value: bill.cost.total, request: -1 }))
}
