/**
 * What an operator has on the wall, as a board: hits, the origin, waits, statuses, reasons, and by region, class and URL. Counted from the log in
 * windows of a few seconds.
 */
import { CITIES as CITY_FACTS } from '../../src/cdn/net/places'
import { type Board, type BoardBin, type LinePanel, type MixPanel, type PartTone, type RowsPanel, binsOf } from '../../src/scene/board'
import type { RunView } from '../../src/scene/runView'
import { type Dashboard, type Figures, dashboardOf, figuresBetween } from './dashboard'
import type { Values } from './levers'
import type { LogLine, MissReason } from './logLines'
import { failingIn } from './failing'
import { CITIES } from './places'
import { SICK } from './views'
import { WORKLOADS, type Workload } from './workloads'

const [BIN_S, TOP_URLS] = [4, 5]

/** Figures of those lines of a log that match, bin by bin. */
type Over = (figure: (of: Figures) => number, matches?: (line: LogLine) => boolean) => readonly number[]

export function dashboardBoard(run: RunView<Values>, step: string): Board {
  const dashboard = dashboardOf(run, { step, binS: BIN_S })
  const bins = binsOf(run, step, BIN_S)
  const whole = bins.map(({ fromMs, toMs }) => figuresBetween(dashboard, fromMs, toMs))
  const over: Over = (figure, matches) => (matches ? bins.map(({ fromMs, toMs }) => figuresBetween(dashboard, fromMs, toMs, matches)) : whole).map(figure)
  const workload = WORKLOADS[run.leversIn(step).workload]
  return { binS: BIN_S, isOfBins: true, panels: [...linesOf(over), statusesOf(whole), reasonsOf(whole), wrongOf(dashboard, bins, workload), ...rowsOf(over, workload), urlsOf(dashboard, bins)], failing: step === SICK ? [] : failingIn(run, step) }
}

const p95 = ({ p95Ms, requests }: Figures): number => (requests === 0 ? NaN : p95Ms)

function linesOf(over: Over): LinePanel[] {
  return [
    { kind: 'line', id: 'hits', title: 'Hits', format: 'percent', values: over(({ hitRatio }) => hitRatio) },
    { kind: 'line', id: 'bytes', title: 'Hits in bytes', format: 'percent', values: over(({ byteHitRatio }) => byteHitRatio) },
    { kind: 'line', id: 'origin', title: 'Origin', format: 'perSecond', values: over(({ originRps }) => originRps) },
    { kind: 'line', id: 'p95', title: 'p95 of waits', format: 'ms', values: over(p95) },
  ]
}

interface Part {
  readonly name: string
  readonly tone: PartTone
  readonly of: (figures: Figures) => number
}

const sumWhere = (counts: Figures['statuses'], matches: (status: number) => boolean): number => Object.entries(counts).reduce((sum, [status, count]) => sum + (matches(Number(status)) ? (count ?? 0) : 0), 0)
const statusPart = (name: string, tone: PartTone, from: number, to: number): Part => ({ name, tone, of: ({ statuses }) => sumWhere(statuses, (status) => status >= from && status < to) })
const reasonPart = (name: string, tone: PartTone, of: readonly MissReason[]): Part => ({ name, tone, of: ({ reasons }) => of.reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0) })

const STATUSES: readonly Part[] = [
  statusPart('2xx', 'good', 200, 300), statusPart('3xx', 'plain', 300, 400), statusPart('4xx', 'warn', 400, 500), statusPart('5xx', 'bad', 500, 600), statusPart('no answer', 'bad', 0, 1),
]
const REASONS: readonly Part[] = [
  reasonPart('not there', 'miss', ['uri-miss', 'vary-miss']), reasonPart('too old', 'stale', ['stale', 'revalidated']), reasonPart('not kept', 'warn', ['not kept', 'bypass', 'method', 'request']),
  reasonPart('waited for another', 'plain', ['collapsed']), reasonPart('refused or failed', 'bad', ['limited', 'breaker', 'POP refused', 'no answer']), reasonPart('no cache asked', 'plain', ['no cache']),
]

function mixed(id: string, title: string, parts: readonly Part[], whole: readonly Figures[]): MixPanel {
  return { kind: 'mix', id, title, parts: parts.map(({ name, tone, of }) => ({ name, tone, counts: whole.map(of) })) }
}

const statusesOf = (whole: readonly Figures[]): MixPanel => mixed('statuses', 'Statuses', STATUSES, whole)
const reasonsOf = (whole: readonly Figures[]): MixPanel => mixed('reasons', 'Why no hit', REASONS, whole)

/** Answers that were somebody else's, and ones that were older than was promised. */
function wrongOf({ lines }: Dashboard, bins: readonly BoardBin[], { contract: { stalenessS } }: Workload): MixPanel {
  const counts = (matches: (line: LogLine) => boolean): number[] => bins.map(({ fromMs, toMs }) => lines.filter((line) => line.atMs >= fromMs && line.atMs < toMs && matches(line)).length)
  return {
    kind: 'mix', id: 'wrong', title: 'Wrong answers',
    parts: [{ name: 'to strangers', tone: 'bad', counts: counts(({ leaked }) => leaked) }, { name: 'older than promised', tone: 'stale', counts: counts(({ staleS }) => staleS > stalenessS) }],
  }
}

function rowsOf(over: Over, { classes }: Workload): RowsPanel[] {
  const byRegion = (figure: (of: Figures) => number): RowsPanel['rows'] => CITIES.map((city) => ({ name: CITY_FACTS[city].name, values: over(figure, ({ region }) => region === city) }))
  return [
    { kind: 'rows', id: 'regions', title: 'p95 by region', format: 'ms', rows: byRegion(p95) },
    { kind: 'rows', id: 'failed', title: 'Failed by region', format: 'percent', rows: byRegion(({ availability }) => 1 - availability) },
    { kind: 'rows', id: 'classes', title: 'Hits by class', format: 'percent', rows: classes.map(({ id, name }) => ({ name, values: over(({ hitRatio }) => hitRatio, (line) => line.class === id) })) },
    { kind: 'rows', id: 'waits', title: 'Waits', format: 'ms', rows: [{ name: 'p50', values: over(({ p50Ms }) => p50Ms) }, { name: 'p95', values: over(p95) }, { name: 'p99', values: over(({ p99Ms }) => p99Ms) }] },
  ]
}

/** What is asked for most in the whole step, counted from its beginning on; queries apart from that. */
function urlsOf({ lines }: Dashboard, bins: readonly BoardBin[]): RowsPanel {
  const counts = new Map<string, number[]>()
  for (const { url, atMs } of lines) {
    const path = url.split('?', 1)[0]!
    const own = counts.get(path) ?? bins.map(() => 0)
    counts.set(path, own)
    const bin = bins.findIndex(({ toMs }) => atMs < toMs)
    if (bin >= 0) own[bin]!++
  }
  const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)
  const most = [...counts].toSorted((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, TOP_URLS)
  return { kind: 'rows', id: 'urls', title: 'Most asked for', format: 'count', isSoFar: true, rows: most.map(([name, values]) => ({ name, values: values.map((_, k) => total(values.slice(0, k + 1))) })) }
}
