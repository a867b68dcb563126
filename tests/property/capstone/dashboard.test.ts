/** The dashboard against counts that are made from the trace alone. */
import { describe, expect, it } from 'vitest'
import { type Figures, dashboardOf, figuresBetween } from '../../../scenes/13-your-cdn/dashboard'
import { INCIDENT_KINDS, variantOf } from '../../../scenes/13-your-cdn/incidents/incidents'
import type { Values } from '../../../scenes/13-your-cdn/levers'
import { type LogLine, MISS_REASONS, linesLike } from '../../../scenes/13-your-cdn/logLines'
import { CITIES, CRAWLER, ORIGIN, type UserCity, usersOf } from '../../../scenes/13-your-cdn/places'
import { type ClassId, WORKLOADS } from '../../../scenes/13-your-cdn/workloads'
import { Kind } from '../../../src/trace/traceKinds'
import { triedDesign } from '../../support/triedDesign'
import { triedIncident } from '../../support/triedIncident'

const tried = triedDesign({ workload: 'shop', limit: '5', coalesce: true, etags: true, pagesTtl: '10', dataTtl: 'never', timeoutMs: '1000', retries: 1, queue: '20' })
const { trace, requests, nodes } = tried.reading
const [FROM_S, TO_S] = [30, 200]
const dashboard = dashboardOf(tried.view, { fromS: FROM_S, toS: TO_S, binS: 7 })

interface Seen {
  readonly us: number
  readonly client: string
  readonly url: string
  readonly status: number
  readonly waitMs: number
  readonly cacheStatus: string
}

/** By request what the trace says. The POP's own record is the last: the one that is nearest the user. */
const seen = new Map<number, Seen>()
const told = new Map<number, string>()
const arrivals: { us: number; request: number }[] = []
for (let i = 0; i < trace.length; i++) {
  const request = trace.request(i)
  if (trace.kind(i) === Kind.CacheStatus && !trace.isBehind(i)) told.set(request, trace.string(trace.b(i)))
  if (trace.kind(i) === Kind.Receive && nodes[trace.node(i)]!.id === ORIGIN) arrivals.push({ us: trace.timeUs(i), request })
  if (trace.kind(i) !== Kind.Done) continue
  const { url, client } = requests.at(request)!
  seen.set(request, { us: trace.timeUs(i) - trace.b(i), client: nodes[client]!.id, url, status: trace.a(i), waitMs: trace.a(i) === 0 ? 5_000 : trace.b(i) / 1000, cacheStatus: told.get(request) ?? '' })
}

const isBetween = ({ us }: { readonly us: number }, fromMs: number, toMs: number): boolean => us >= fromMs * 1000 && us < toMs * 1000
const prefixes = Object.fromEntries(WORKLOADS.shop.classes.map(({ id, prefix }) => [id, prefix])) as Record<ClassId, string>

/** Figures agree with what was seen in that time by those that match. */
function expectCounted(figures: Figures, fromMs: number, toMs: number, matches: (one: Seen) => boolean = () => true): void {
  const users = [...seen.values()].filter((one) => one.client !== CRAWLER && isBetween(one, fromMs, toMs) && matches(one))
  const reached = arrivals.filter((one) => isBetween(one, fromMs, toMs) && matches(seen.get(one.request)!))
  const hits = users.filter(({ status, cacheStatus }) => status !== 0 && /(^|, )[^,]*; hit[^,]*$/.test(cacheStatus) && !/fwd=[^,]*$/.test(cacheStatus))
  const waits = users.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b)
  const statuses: Record<number, number> = {}
  for (const { status } of users) statuses[status] = (statuses[status] ?? 0) + 1
  expect(figures.requests).toBe(users.length)
  expect(figures.statuses).toEqual(statuses)
  expect(figures.hitRatio).toBeCloseTo(hits.length / users.length, 12)
  expect(figures.availability).toBeCloseTo(users.filter(({ status }) => status > 0 && status < 500 && status !== 429).length / users.length, 12)
  expect(Object.values(figures.reasons).reduce((a, b) => a + b, 0)).toBe(users.length - hits.length)
  expect(figures.originRequests).toBe(reached.length)
  expect(figures.originRps).toBeCloseTo((reached.length * 1000) / (toMs - fromMs), 9)
  for (const [share, wait] of [[0.5, figures.p50Ms], [0.95, figures.p95Ms], [0.99, figures.p99Ms]] as const) {
    expect(waits.filter((one) => one <= wait).length).toBeGreaterThanOrEqual(share * waits.length)
    expect(waits.filter((one) => one < wait).length).toBeLessThan(share * waits.length || 1)
  }
}

describe('a dashboard', () => {
  it('counts all users in its time', () => {
    expectCounted(dashboard.total, FROM_S * 1000, TO_S * 1000)
    expect(dashboard.total.leaks).toBeGreaterThan(0)
    expect(dashboard.total.byteHitRatio).toBeGreaterThan(0)
    expect(dashboard.total.byteHitRatio).toBeLessThan(1)
  })

  it.each(CITIES)('counts users in %s', (city: UserCity) => {
    expectCounted(dashboard.regions[city], FROM_S * 1000, TO_S * 1000, ({ client }) => client === usersOf(city))
    expect(dashboard.regions[city].originRequests).toBeGreaterThan(0)
  })

  it.each(Object.keys(prefixes) as ClassId[])('counts the class %s', (id) => {
    expectCounted(dashboard.classes[id]!, FROM_S * 1000, TO_S * 1000, ({ url }) => url.startsWith(prefixes[id]))
    expect(dashboard.classes[id]!.requests).toBeLessThan(dashboard.total.requests)
  })

  it('has bins that follow one another and leave nothing out', () => {
    expect(dashboard.bins[0]!.fromMs).toBe(0)
    dashboard.bins.forEach(({ fromMs, toMs, figures }, n) => {
      expect(toMs).toBeGreaterThan(fromMs)
      if (n > 0) expect(fromMs).toBe(dashboard.bins[n - 1]!.toMs)
      if (figures.requests > 0) expectCounted(figures, fromMs, toMs)
    })
    expect(dashboard.bins.reduce((sum, { figures }) => sum + figures.requests, 0)).toBe([...seen.values()].filter(({ client }) => client !== CRAWLER).length)
    expect(dashboard.bins.reduce((sum, { figures }) => sum + figures.originRequests, 0)).toBe(arrivals.length)
  })

  it('tells figures of a part of it', () => {
    expectCounted(figuresBetween(dashboard, 50_000, 60_000, ({ region }) => region === 'tokyo'), 50_000, 60_000, ({ client }) => client === 'users-tokyo')
    expect(figuresBetween(dashboard, 1e9, 2e9)).toMatchObject({ requests: 0, hitRatio: NaN, p95Ms: NaN, statuses: {}, reasons: {} })
  })

  it('has what was asked for most', () => {
    const counts = new Map<string, number>()
    for (const one of seen.values()) if (isBetween(one, FROM_S * 1000, TO_S * 1000)) counts.set(one.url, (counts.get(one.url) ?? 0) + 1)
    expect(dashboard.topUrls.map((row) => row.requests)).toEqual([...counts.values()].toSorted((a, b) => b - a).slice(0, dashboard.topUrls.length))
    for (const { url, requests: asked, originRequests } of dashboard.topUrls) {
      expect(asked).toBe(counts.get(url))
      expect(originRequests).toBe(arrivals.filter((one) => isBetween(one, FROM_S * 1000, TO_S * 1000) && seen.get(one.request)!.url === url).length)
    }
  })
})

describe('log lines', () => {
  const { lines } = dashboard

  it('are those of the trace', () => {
    expect(lines.map(({ request, client, url, status, waitMs, cacheStatus }) => ({ request, client, url, status, waitMs, cacheStatus })))
      .toEqual([...seen].toSorted(([a], [b]) => a - b).map(([request, { client, url, status, waitMs, cacheStatus }]) => ({ request, client, url, status, waitMs, cacheStatus })))
  })

  it('say why there was no hit, in the words of Cache-Status where it has one', () => {
    const sick = (id: string, levers: Partial<Values> = {}) => triedIncident(variantOf(INCIDENT_KINDS.find((kind) => kind.id === id)!, 1), 1, levers).dashboard.lines
    const all = [...lines, ...sick('every-pop'), ...sick('eager-breaker'), ...sick('every-pop', { pops: 0 })]
    const found = new Set(all.flatMap(({ reason }) => reason ?? []))
    expect(MISS_REASONS.filter((reason) => found.has(reason))).toEqual(['uri-miss', 'stale', 'revalidated', 'not kept', 'collapsed', 'bypass', 'limited', 'breaker', 'POP refused', 'no answer', 'no cache'])
    for (const { reason, cacheStatus, status } of all) {
      if (reason === 'uri-miss' || reason === 'not kept') expect(cacheStatus).toMatch(/fwd=uri-miss/)
      if (reason === 'stale' || reason === 'revalidated') expect(cacheStatus).toMatch(/fwd=stale/)
      if (reason === 'collapsed') expect(cacheStatus).toMatch(/; collapsed(;|$)/)
      if (reason === 'limited') expect(status).toBe(429)
      if (reason === 'POP refused' || reason === 'no cache') expect(cacheStatus).toBe('')
      if (reason === 'breaker') expect(cacheStatus).toMatch(/breaker/)
    }
  })

  it.each<[string, Parameters<typeof linesLike>[1], (line: LogLine) => boolean]>([
    ['nothing', {}, () => true],
    ['a time', { fromMs: 10_000, toMs: 20_000 }, ({ atMs }) => atMs >= 10_000 && atMs < 20_000],
    ['who asked', { client: CRAWLER }, ({ client }) => client === CRAWLER],
    ['a part of the URL and a status', { url: '?x=', status: 429 }, ({ url, status }) => url.includes('?x=') && status === 429],
    ['a wait', { waitedMs: 1_000 }, ({ waitMs }) => waitMs >= 1_000],
    ['a part of Cache-Status', { cacheStatus: 'pop-ashburn; hit' }, ({ cacheStatus }) => cacheStatus.includes('pop-ashburn; hit')],
    ['region, class and reason', { region: 'tokyo', class: 'data', reason: 'not kept' }, (line) => line.region === 'tokyo' && line.class === 'data' && line.reason === 'not kept'],
  ])('are found by %s', (_, filter, wanted) => {
    const found = linesLike(lines, filter)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(lines.filter(wanted))
  })
})
