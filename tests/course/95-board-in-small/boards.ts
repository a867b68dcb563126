/** The boards of the test scene: a contract with clauses that hold and break, and a dashboard with panels of all kinds. */
import { type Board, type BoardBin, type LinePanel, type RowsPanel, binsOf } from '../../../src/scene/board'
import type { RequestView, RunView } from '../../../src/scene/runView'
import { arrivals, isAnswered, oldest, p95, share, slowest, within } from './counts'
import { CITIES, catalogue } from './network'

/** What was promised. */
export const PROMISED = { availability: 0.98, p95Ms: 420, ageS: 30, originRps: 14, dollars: 0.04 } as const
const DOLLARS_PER_MB = 0.02
/** Numbers of test scenes that have something of the kind. */
const [LOADS, PARTS] = [96, 99] as const

interface Counted {
  readonly run: RunView
  readonly step: string
  readonly bins: readonly BoardBin[]
  readonly requests: readonly RequestView[]
}

function counted(run: RunView, step: string, binS: number): Counted {
  return { run, step, bins: binsOf(run, step, binS), requests: run.of({ step }) }
}

const idOf = (request: RequestView | undefined): number => request?.id ?? -1
const momentOf = (request: RequestView | undefined): NonNullable<LinePanel['decided']> | null => (request ? { ms: request.atMs, request: request.id } : null)
/** Of each bin, and of the step until the end of each. */
const each = ({ bins, requests }: Counted, figure: (of: readonly RequestView[]) => number): number[] => bins.map((bin) => figure(within(requests, bin)))
const soFar = ({ bins, requests }: Counted, figure: (of: readonly RequestView[]) => number): number[] => bins.map(({ toMs }) => figure(within(requests, { fromMs: bins[0]!.fromMs, toMs })))

function availability(of: Counted): LinePanel {
  return {
    id: 'availability', title: 'Availability', kind: 'line', format: 'percent', values: soFar(of, (requests) => share(requests, isAnswered)), judged: 'last',
    limit: { value: PROMISED.availability, worse: 'below' }, decided: momentOf(of.requests.find((request) => !isAnswered(request))), explainedBy: PARTS,
  }
}

function waits(of: Counted): LinePanel {
  const { bins, requests } = of
  return {
    id: 'p95', title: 'p95 wait', kind: 'line', format: 'ms', values: each(of, p95), limit: { value: PROMISED.p95Ms, worse: 'above' },
    requests: bins.map((bin) => idOf(slowest(within(requests, bin)))), decided: momentOf(slowest(requests)),
  }
}

function age(of: Counted): LinePanel {
  const { bins, requests } = of
  return {
    id: 'age', title: 'Oldest answer', kind: 'line', format: 'seconds', values: each(of, (some) => oldest(some)?.ageS ?? NaN), limit: { value: PROMISED.ageS, worse: 'above' },
    requests: bins.map((bin) => idOf(oldest(within(requests, bin)))),
  }
}

function origin({ run, step, bins }: Counted): LinePanel {
  const came = arrivals(run, step)
  const values = bins.map((bin) => within(came, bin).length / ((bin.toMs - bin.fromMs) / 1000))
  const most = bins[values.indexOf(Math.max(...values))]!
  return { id: 'origin', title: 'Origin', kind: 'line', format: 'perSecond', values, limit: { value: PROMISED.originRps, worse: 'above' }, decided: { ms: most.toMs - 1, request: null }, explainedBy: LOADS }
}

function cost(of: Counted): LinePanel {
  const dollars = (requests: readonly RequestView[]): number => requests.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 * DOLLARS_PER_MB
  return { id: 'cost', title: 'Cost', kind: 'line', format: 'dollars', values: soFar(of, dollars), judged: 'last', limit: { value: PROMISED.dollars, worse: 'above' } }
}

const CONTRACT_BIN_S = 1

export function contract(run: RunView, step: string): Board {
  const of = counted(run, step, CONTRACT_BIN_S)
  return { binS: CONTRACT_BIN_S, panels: [availability(of), waits(of), age(of), origin(of), cost(of)] }
}

const SICK_BIN_S = 2

export function sick(run: RunView, step: string): Board {
  const of = counted(run, step, SICK_BIN_S)
  const count = (is: (request: RequestView) => boolean): number[] => each(of, (requests) => requests.filter(is).length)
  const { limit: _, ...costs } = cost(of)
  return {
    binS: SICK_BIN_S,
    panels: [
      { id: 'hits', title: 'Hit ratio', kind: 'line', format: 'percent', values: each(of, (requests) => share(requests, ({ outcome }) => outcome === 'hit' || outcome === 'stale')) },
      origin(of), waits(of), availability(of), age(of), costs,
      { id: 'requests', title: 'Requests', kind: 'line', format: 'count', values: count(() => true) },
      {
        id: 'status', title: 'Statuses', kind: 'mix', parts: [
          { name: 'answered', tone: 'good', counts: count(isAnswered) },
          { name: 'failed', tone: 'bad', counts: count((request) => !isAnswered(request)) },
        ],
      },
      { id: 'outcomes', title: 'Outcomes', kind: 'mix', parts: (['hit', 'stale', 'miss', 'revalidated', 'error'] as const).map((name) => ({ name, tone: name, counts: count(({ outcome }) => outcome === name) })) },
      rows(of, { id: 'regions', title: 'p95 by region', format: 'ms' }, Object.entries(CITIES).map(([id, name]) => ({ name, is: ({ client }) => client === id, figure: p95 }))),
      rows(of, { id: 'urls', title: 'Top URLs', format: 'count' }, catalogue.objects.map(({ url }) => ({ name: url, is: (request) => request.url === url, figure: (requests) => requests.length }))),
    ],
  }
}

interface RowOf {
  readonly name: string
  readonly is: (request: RequestView) => boolean
  readonly figure: (of: readonly RequestView[]) => number
}

function rows(of: Counted, head: Pick<RowsPanel, 'id' | 'title' | 'format'>, all: readonly RowOf[]): RowsPanel {
  return { ...head, kind: 'rows', rows: all.map(({ name, is, figure }) => ({ name, values: soFar(of, (requests) => figure(requests.filter(is))) })) }
}
