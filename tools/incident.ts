/**
 * `npm run -s incident -- [--seed n] [--try lever=value]... [--json]`: the dashboard of a sick system that the seed draws, as text. With levers tried,
 * whether the same seed is healthy with them; what really happened once is told when it is.
 */
import { type Dashboard, type Figures } from '../scenes/13-your-cdn/dashboard.ts'
import { type Check, type Incident, healthOf, isHealthy } from '../scenes/13-your-cdn/incidents/incident.ts'
import { incidentOf } from '../scenes/13-your-cdn/incidents/incidents.ts'
import { incidentDashboard, incidentScene, leversOf } from '../scenes/13-your-cdn/incidents/play.ts'
import { type Values, levers } from '../scenes/13-your-cdn/levers.ts'
import { linesLike } from '../scenes/13-your-cdn/logLines.ts'
import { WORKLOADS } from '../scenes/13-your-cdn/workloads.ts'
import type { LeverValue } from '../src/cdn/levers.ts'
import { RunReport } from '../src/reading/report.ts'
import { readingOf } from '../src/reading/reading.ts'
import { run } from '../src/run/run.ts'
import { acceptsValue, describeValues } from '../src/scene/leverValues.ts'
import type { Lever } from '../src/scene/levers.ts'
import type { RunView } from '../src/scene/runView.ts'
import { formatCount, formatMs, formatPercent } from '../src/words/format.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'

const USAGE = 'npm run -s incident -- [--seed n] [--try lever=value]... [--json]'
const LEVERS: Readonly<Record<string, Lever>> = levers
/** Of the log so many lines that ended with an error. */
const SHOWN_LINES = 6

/** Exit code: 0 when users get what they were promised, 1 when not, 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, () => {
    const { seed, tried, json } = readCall(argv)
    const incident = incidentOf(seed)
    const dashboard = played(incident, seed, tried)
    const checks = healthOf(dashboard, incident)
    const named = isHealthy(checks) ? incident.named : null
    const { lines: _, arrivals: __, ...counted } = dashboard
    console.log(json ? JSON.stringify({ seed, workload: incident.workload, tried, checks, named, dashboard: counted }, null, 2) : readable(incident, dashboard, checks))
    return isHealthy(checks) ? 0 : 1
  })
}

interface Call {
  readonly seed: number
  readonly tried: Partial<Values>
  readonly json: boolean
}

function readCall(argv: readonly string[]): Call {
  const { values, positionals } = parseCall(argv, { seed: { type: 'string' }, try: { type: 'string', multiple: true }, json: { type: 'boolean' } })
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is asked for by no option`)
  const { seed = '1', try: settings = [], json = false } = values
  if (!/^\d{1,9}$/.test(seed)) throw new UsageError(`"${seed}" is no seed: give a whole number from 0 on`)
  return { seed: Number(seed), tried: Object.fromEntries(settings.map(readSetting)), json }
}

/** What the seed says of a case is no lever that could heal it. */
const OF_THE_SEED: readonly string[] = ['workload', 'caseNumber']
const TRIED = Object.keys(LEVERS).filter((name) => !OF_THE_SEED.includes(name))

function readSetting(setting: string): [name: string, value: LeverValue] {
  const [, name = '', text = ''] = /^([^=]+)=(.*)$/s.exec(setting) ?? []
  const lever = TRIED.includes(name) ? LEVERS[name] : undefined
  if (!lever) throw new UsageError(`--try ${setting}: name one of the levers ${TRIED.join(', ')}, as in --try shield=off`)
  const value = valueIn(lever, text)
  if (!acceptsValue(lever, value)) throw new UsageError(`--try ${setting}: expected ${describeValues(lever)}`)
  return [name, value]
}

function valueIn({ kind }: Lever, text: string): LeverValue {
  if (kind === 'toggle' && (text === 'on' || text === 'off')) return text === 'on'
  return kind === 'slider' && text !== '' ? Number(text) : text
}

function played(incident: Incident, seed: number, tried: Partial<Values>): Dashboard {
  const scene = incidentScene(incident)
  const reading = readingOf(scene, run(scene, { seed, levers: { ...leversOf(incident, tried) }, acts: [] }))
  return incidentDashboard(new RunReport(reading) as unknown as RunView<Values>, incident)
}

const share = (value: number): string => (Number.isNaN(value) ? '–' : formatPercent(value, 1))
const wait = (value: number): string => (Number.isNaN(value) ? '–' : formatMs(value))
const mix = (counts: Readonly<Partial<Record<string, number>>>): string => Object.entries(counts).map(([name, count]) => `${name === '0' ? 'no answer' : name} ${formatCount(count ?? 0)}`).join(', ')

function row(name: string, { requests, hitRatio, byteHitRatio, availability, originRps, p50Ms, p95Ms, p99Ms }: Figures): string {
  return [name.padEnd(12), ...[formatCount(requests), share(hitRatio), share(byteHitRatio), share(availability), originRps.toFixed(1), wait(p50Ms), wait(p95Ms), wait(p99Ms)].map((text) => text.padStart(10))].join('')
}

const WORDS: Readonly<Record<Check['id'], readonly [what: string, write: (value: number) => string]>> = {
  availability: ['answered without an error', share], p95Ms: ['95 of 100 wait at most', wait], stalenessS: ['out of date for at most (s)', (s) => s.toFixed(1)],
  leaks: ['answers to strangers', formatCount], originRps: ['requests at the origin in a second', formatCount],
}

function readable({ workload, named }: Incident, dashboard: Dashboard, checks: readonly Check[]): string {
  const { total, regions, classes, bins, topUrls, lines, fromMs, toMs } = dashboard
  const heads = [''.padEnd(12), ...['requests', 'hits', 'bytes hit', 'answered', 'origin/s', 'p50', 'p95', 'p99'].map((text) => text.padStart(10))].join('')
  const failed = linesLike(lines, { fromMs, toMs, answered: false }).slice(0, SHOWN_LINES)
  return [
    `${WORKLOADS[workload].name}, from ${formatMs(fromMs)} to ${formatMs(toMs)}`, heads, row('all', total),
    ...Object.entries(regions).map(([name, figures]) => row(name, figures)), ...Object.entries(classes).map(([name, figures]) => row(name, figures)),
    `statuses: ${mix(total.statuses)}`, `no hit: ${mix(total.reasons)}`, '',
    ...bins.map((bin) => row(formatMs(bin.fromMs), bin.figures)), '',
    ...topUrls.map(({ url, requests, misses, originRequests }) => `${url}: ${formatCount(requests)} requests, ${formatCount(misses)} no hit, ${formatCount(originRequests)} at the origin`), '',
    ...failed.map(({ atMs, client, method, url, status, waitMs, cacheStatus }) => `${formatMs(atMs)} ${client} ${method} ${url} ${status === 0 ? 'no answer' : status} ${formatMs(waitMs)} ${cacheStatus}`), '',
    ...checks.map(({ id, wanted, got, holds }) => `${holds ? 'holds' : 'FAILS'}  ${WORDS[id][0]}: ${WORDS[id][1](got)}, promised ${WORDS[id][1](wanted)}`),
    ...(isHealthy(checks) ? [`Healthy. ${named.title}${named.source === null ? ' (none that was reported: the course\'s own)' : ` (${named.source})`}`] : ['Sick.']),
  ].join('\n')
}
