/**
 * What layers are for, as promises that the run of the last step keeps or does not: without a layer one of them is broken, and most of the others
 * are kept.
 */
import { type Board, type LinePanel, binsOf } from '../../src/scene/board'
import type { RunView } from '../../src/scene/runView'
import { receivedFrom } from './contract'
import type { LayerName, Values } from './levers'
import { type LogLine, logOf } from './logLines'
import { CRAWLER } from './places'
import { RESTART_MS } from './restart'

export const REBUILD = 'rebuild'

/** Since the users came (s). */
export const TIMES = { forS: 40, wantedS: 12, wantedForS: 1.5, floodS: 20, floodForS: 3, downS: 27, downForS: 8 } as const
/** What is on its way when the last of those come that want the same (s). */
const ON_ITS_WAY_S = 0.5
const BIN_S = 1

/** What is known at a moment. */
interface Known {
  /** Of users and the crawler, whose answers have come. */
  readonly lines: readonly LogLine[]
  /** When requests came to the origin (s since the users came), and how many of these came only to ask whether a copy still holds. */
  readonly arrivals: readonly number[]
}

interface LayerPromise {
  readonly id: string
  readonly title: string
  readonly format: LinePanel['format']
  readonly limit: NonNullable<LinePanel['limit']>
  readonly explainedBy?: number
  /** What is not seen while it is broken, and the layers that do it. */
  readonly lacks: string
  readonly layers: readonly LayerName[]
  figure(known: Known): number
}

const atLeast = (value: number): LayerPromise['limit'] => ({ value, worse: 'below' })
const atMost = (value: number): LayerPromise['limit'] => ({ value, worse: 'above' })
const count = ({ lines }: Known, matches: (line: LogLine) => boolean): number => lines.filter(matches).length
const ofUsers = (known: Known): readonly LogLine[] => known.lines.filter(({ client }) => client !== CRAWLER)

const PROMISES: readonly LayerPromise[] = [
  { id: 'hits', title: 'Hits', format: 'percent', limit: atLeast(0.35), explainedBy: 5, lacks: 'copies that answer', layers: ['fresh', 'store'], figure: (known) => ofUsers(known).filter(({ reason }) => reason === null).length / Math.max(1, ofUsers(known).length) },
  { id: 'revalidated', title: 'Old copies that still hold', format: 'count', limit: atLeast(2), explainedBy: 5, lacks: 'asking whether a copy still holds', layers: ['revalidate'], figure: (known) => count(known, ({ reason }) => reason === 'revalidated') },
  { id: 'behind', title: 'Refreshed behind an answer', format: 'count', limit: atLeast(5), explainedBy: 6, lacks: 'an old copy while it is refreshed', layers: ['staleWhileRevalidate'], figure: (known) => count(known, ({ refreshed }) => refreshed) },
  { id: 'rescued', title: 'Old copies for errors', format: 'count', limit: atLeast(2), explainedBy: 6, lacks: 'an old copy when the origin fails', layers: ['staleIfError'], figure: (known) => count(known, ({ outcome, refreshed }) => outcome === 'stale' && !refreshed) },
  { id: 'wanted', title: 'At the origin, of one herd', format: 'count', limit: atMost(40), explainedBy: 9, lacks: 'one fetch for all who wait', layers: ['coalesce'], figure: ({ arrivals }) => arrivals.filter((s) => s >= TIMES.wantedS && s < TIMES.wantedS + TIMES.wantedForS + ON_ITS_WAY_S).length },
  { id: 'refused', title: 'Refused in the flood', format: 'count', limit: atLeast(200), explainedBy: 12, lacks: 'a limit that refuses', layers: ['rateLimit'], figure: (known) => count(known, ({ status }) => status === 429) },
  { id: 'carts', title: 'Carts handled by the cache', format: 'count', limit: atMost(0), explainedBy: 12, lacks: 'a way past the cache', layers: ['bypass'], figure: (known) => count(known, ({ url, reason }) => url.startsWith('/me/') && reason !== 'bypass' && reason !== 'no answer' && reason !== 'breaker') },
  { id: 'stale', title: 'Out of date', format: 'seconds', limit: atMost(3), explainedBy: 11, lacks: 'forgetting by tags', layers: ['surrogateKeysAtUsers'], figure: (known) => ofUsers(known).reduce((most, { staleS }) => Math.max(most, staleS), 0) },
  { id: 'breaker', title: 'Not sent to an origin that fails', format: 'count', limit: atLeast(5), lacks: 'leaving a failing origin alone', layers: ['breaker'], figure: (known) => count(known, ({ reason }) => reason === 'breaker') },
]

export interface Check extends Pick<LayerPromise, 'id' | 'lacks' | 'layers'> {
  readonly got: number
  readonly holds: boolean
}

/** What is known of a step up to a moment (ms of the run). */
function knownIn(run: RunView<Values>, step: string): (untilMs: number) => Known {
  const cameMs = run.step(step).startMs + RESTART_MS
  const lines = logOf(run, step)
  const arrivals = receivedFrom(run, { step, fromMs: cameMs }).map(({ atMs }) => atMs)
  return (untilMs) => ({ lines: lines.filter(({ atMs, waitMs }) => atMs + waitMs <= untilMs), arrivals: arrivals.filter((atMs) => atMs <= untilMs).map((atMs) => (atMs - cameMs) / 1000) })
}

export function checksOf(run: RunView<Values>, step: string): readonly Check[] {
  const known = knownIn(run, step)(Infinity)
  return PROMISES.map(({ id, lacks, layers, limit, figure }) => {
    const got = figure(known)
    return { id, lacks, layers, got, holds: limit.worse === 'below' ? got >= limit.value : got <= limit.value }
  })
}

export function closingBoard(run: RunView<Values>, step: string): Board {
  const known = knownIn(run, step)
  const bins = binsOf(run, step, BIN_S)
  const moments = bins.map(({ toMs }, k) => known(k === bins.length - 1 ? Infinity : toMs))
  return {
    binS: BIN_S,
    panels: PROMISES.map(({ id, title, format, limit, explainedBy, figure }): LinePanel => ({ kind: 'line', id, title, format, limit, judged: 'last', values: moments.map(figure), ...(explainedBy === undefined ? {} : { explainedBy }) })),
  }
}
