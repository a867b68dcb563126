/**
 * What an operator sees of a run: figures of users' requests and of what came to the origin, over a time and bin by bin, for all and by region and
 * class. Everything is counted from log lines and the origin's arrivals.
 */
import type { RunView } from '../../src/scene/runView'
import { TRIAL, busiestSecond, receivedFrom } from './contract'
import type { Values } from './levers'
import { type LogLine, type MissReason, logOf } from './logLines'
import { CITIES, CRAWLER, type UserCity } from './places'
import { type ClassId, JUDGED_FROM_S } from './workloads'

/** A request at the origin, and the line of the user whom it was for; null when it was for none. */
export interface OriginArrival {
  readonly atMs: number
  readonly line: LogLine | null
}

/** Of users alone (a crawler is none), but for the origin, which is asked for whoever asks. Shares are 0 to 1, and NaN of nothing. */
export interface Figures {
  readonly requests: number
  /** Share of requests that a copy at the POP answered, and of the bytes that were there. */
  readonly hitRatio: number
  readonly byteHitRatio: number
  /** Share of requests with an answer that is no error. */
  readonly availability: number
  readonly originRequests: number
  /** In the mean second, and in the busiest one. */
  readonly originRps: number
  readonly originPeakRps: number
  /** Nearest rank (ms), NaN of nothing. Who had no answer has waited until he gave up. */
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** Requests by status; 0: nobody has answered. */
  readonly statuses: Readonly<Partial<Record<number, number>>>
  /** Requests that were no hit, by reason; what did not occur is absent. */
  readonly reasons: Readonly<Partial<Record<MissReason, number>>>
  /** Answers that were somebody else's. */
  readonly leaks: number
  /** The longest that something was shown after it had changed (s). */
  readonly staleS: number
}

export interface Bin {
  readonly fromMs: number
  readonly toMs: number
  readonly figures: Figures
}

export interface UrlRow {
  readonly url: string
  readonly requests: number
  readonly misses: number
  readonly originRequests: number
}

export interface Dashboard {
  /** The time that it is about (ms of the run; the end exclusive). */
  readonly fromMs: number
  readonly toMs: number
  readonly total: Figures
  /** The whole run in bins of equal width; the last may be shorter. */
  readonly bins: readonly Bin[]
  /** By where users are. */
  readonly regions: Readonly<Record<UserCity, Figures>>
  /** Of the classes that the workload has. */
  readonly classes: Readonly<Partial<Record<ClassId, Figures>>>
  /** Most requests first, crawlers' too; equal ones by URL. */
  readonly topUrls: readonly UrlRow[]
  /** Of the whole run. */
  readonly lines: readonly LogLine[]
  readonly arrivals: readonly OriginArrival[]
}

/** Times since the step began (s): what it is about, to the end of the step when `toS` is absent, and the width of a bin. */
export interface DashboardWindow {
  /** Id of the step: the trial, when absent. */
  readonly step?: string
  readonly fromS?: number
  readonly toS?: number
  readonly binS?: number
}

const [BIN_S, TOP_URLS] = [5, 10]

export function dashboardOf(run: RunView<Values>, { step = TRIAL, fromS = JUDGED_FROM_S, toS, binS = BIN_S }: DashboardWindow = {}): Dashboard {
  const { startMs, endMs } = run.step(step)
  const lines = logOf(run, step)
  const byRequest = new Map(lines.map((line) => [line.request, line]))
  const arrivals = receivedFrom(run, { step, fromMs: startMs }).map(({ atMs, request }) => ({ atMs, line: byRequest.get(request) ?? null }))
  const [fromMs, toMs] = [startMs + fromS * 1000, toS === undefined ? endMs : startMs + toS * 1000]
  const whole = { lines, arrivals }
  const about = within(whole, fromMs, toMs)
  const figures = (part: Counted): Figures => figuresOf(part, fromMs, toMs)
  const classes = [...new Set(lines.map((line) => line.class))].filter((id) => id !== null).toSorted()
  return {
    fromMs, toMs, total: figures(about), bins: binsOf(whole, startMs, endMs, binS * 1000),
    regions: Object.fromEntries(CITIES.map((city) => [city, figures(those(about, ({ region }) => region === city))])) as Record<UserCity, Figures>,
    classes: Object.fromEntries(classes.map((id) => [id, figures(those(about, (line) => line.class === id))])),
    topUrls: topOf(about), ...whole,
  }
}

/** Figures of another time than the dashboard is about, and of some of the lines only. */
export function figuresBetween(dashboard: Pick<Dashboard, 'lines' | 'arrivals'>, fromMs: number, toMs: number, matches: (line: LogLine) => boolean = () => true): Figures {
  return figuresOf(those(within(dashboard, fromMs, toMs), matches), fromMs, toMs)
}

interface Counted {
  readonly lines: readonly LogLine[]
  readonly arrivals: readonly OriginArrival[]
}

function within({ lines, arrivals }: Counted, fromMs: number, toMs: number): Counted {
  const isWithin = ({ atMs }: { readonly atMs: number }): boolean => atMs >= fromMs && atMs < toMs
  return { lines: lines.filter(isWithin), arrivals: arrivals.filter(isWithin) }
}

function those({ lines, arrivals }: Counted, matches: (line: LogLine) => boolean): Counted {
  return { lines: lines.filter(matches), arrivals: arrivals.filter(({ line }) => line !== null && matches(line)) }
}

function binsOf(whole: Counted, startMs: number, endMs: number, widthMs: number): Bin[] {
  return Array.from({ length: Math.ceil((endMs - startMs) / widthMs) }, (_, n) => {
    const fromMs = startMs + n * widthMs
    const toMs = Math.min(endMs, fromMs + widthMs)
    return { fromMs, toMs, figures: figuresOf(within(whole, fromMs, toMs), fromMs, toMs) }
  })
}

function figuresOf({ lines: all, arrivals }: Counted, fromMs: number, toMs: number): Figures {
  const lines = all.filter(({ client }) => client !== CRAWLER)
  const waits = lines.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b)
  const wait = (share: number): number => waits[Math.max(0, Math.ceil(share * waits.length) - 1)] ?? NaN
  const sum = (what: (line: LogLine) => number): number => lines.reduce((total, line) => total + what(line), 0)
  return {
    requests: lines.length,
    hitRatio: sum(({ reason }) => (reason === null ? 1 : 0)) / lines.length,
    byteHitRatio: sum(({ hitBytes }) => hitBytes) / sum(({ bytes }) => bytes),
    availability: sum(({ answered }) => (answered ? 1 : 0)) / lines.length,
    originRequests: arrivals.length, originRps: arrivals.length / ((toMs - fromMs) / 1000), originPeakRps: busiestSecond(arrivals.map(({ atMs }) => atMs)).count,
    p50Ms: wait(0.5), p95Ms: wait(0.95), p99Ms: wait(0.99),
    statuses: countsOf(lines.map(({ status }) => status)), reasons: countsOf(lines.flatMap(({ reason }) => reason ?? [])),
    leaks: sum(({ leaked }) => (leaked ? 1 : 0)), staleS: lines.reduce((most, { staleS }) => Math.max(most, staleS), 0),
  }
}

function countsOf<Name extends string | number>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function topOf({ lines, arrivals }: Counted): UrlRow[] {
  const rows = new Map<string, { requests: number; misses: number; originRequests: number }>()
  const row = (url: string) => rows.get(url) ?? rows.set(url, { requests: 0, misses: 0, originRequests: 0 }).get(url)!
  for (const { url, reason } of lines) {
    row(url).requests++
    if (reason !== null) row(url).misses++
  }
  for (const { line } of arrivals) if (line) row(line.url).originRequests++
  const sorted = [...rows].map(([url, counts]) => ({ url, ...counts })).toSorted((a, b) => b.requests - a.requests || (a.url < b.url ? -1 : 1))
  return sorted.slice(0, TOP_URLS)
}
