/** Incidents of POPs: all of them answer with an error, one is gone, one has too much to do. */
import { everywhere, errorShare, nowhereBut, shareOfMisses, statusShare, before } from './facts'
import { breaks } from './happenings'
import type { IncidentKind } from './incident'
import { linesLike } from '../logLines'
import { CITIES, type UserCity, popOf } from '../places'
import { SOLUTIONS } from '../solutions'

/** A valid change of one customer wakes a bug at every POP of a provider, and each answers 503 by itself. */
export const everyPop: IncidentKind = {
  id: 'every-pop', of: ({ beginS }) => ({
    workload: 'shop', load: 0.4, levers: { ...SOLUTIONS.shop, second: true, secondPercent: 0 },
    happens: (script) => breaks(script, CITIES.map(popOf), { kind: 'full' }, beginS),
    heals: { lever: 'secondPercent', value: 100 }, bounds: { p95Ms: 400 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'Users in every region get errors, and hardly anything else.', holds: (dashboard) => everywhere(dashboard, (figures) => errorShare(figures) > 0.95) },
      { says: 'The origin has less to do than before.', holds: (dashboard) => dashboard.total.originRps < 0.5 * before(dashboard, beginS).originRps },
      { says: 'The POPs refuse by themselves: no log line says what a cache did.', holds: ({ total }) => shareOfMisses(total, 'POP refused') > 0.95 },
    ],
    named: { title: 'Fastly, 8 June 2021: a valid customer change woke a bug, and most of the network answered 503', source: 'https://www.fastly.com/blog/summary-of-june-8-outage' },
  }),
}

/** POPs that can be taken out alone are the last in order; one more than that are in use. */
const LAST: readonly UserCity[] = ['mumbai', 'sao-paulo', 'sydney']
const without = (region: UserCity): number => CITIES.indexOf(region)

/** A change of routes withdraws a POP: nothing arrives there, so nothing there can fail. */
export const withdrawn: IncidentKind = {
  id: 'withdrawn', regions: LAST, of: ({ beginS, region }) => ({
    workload: 'live', load: 0.25, levers: { ...SOLUTIONS.live, pops: without(region) + 1 },
    happens: (script) => breaks(script, [popOf(region)], { kind: 'down', silent: true }, beginS),
    heals: { lever: 'pops', value: without(region) }, bounds: { p95Ms: 400 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'Users in one region get no answer, and in no other.', holds: (dashboard) => nowhereBut(dashboard, region, (figures) => statusShare(figures, 0) > 0.9) },
      { says: 'Everybody else is served as ever.', holds: ({ regions }) => CITIES.every((city) => city === region || regions[city].availability > 0.99) },
      { says: 'Nobody gets an error.', holds: ({ total }) => errorShare(total) === 0 },
    ],
    named: { title: 'Cloudflare, 21 June 2022: a change of BGP policies withdrew the prefixes of 19 data centres', source: 'https://blog.cloudflare.com/cloudflare-outage-on-june-21-2022' },
  }),
}

/** Traffic of others is drawn into one POP: it answers all, and late. */
export const overloadedPop: IncidentKind = {
  id: 'overloaded-pop', regions: LAST, of: ({ beginS, region }) => ({
    workload: 'static', load: 0.5, levers: { ...SOLUTIONS.static, pops: without(region) + 1 },
    happens: (script) => breaks(script, [popOf(region)], { kind: 'slow', extraMs: 1_500 }, beginS),
    heals: { lever: 'pops', value: without(region) }, bounds: { p95Ms: 400 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'Half of the users in one region wait longer than a second, and in no other.', holds: (dashboard) => nowhereBut(dashboard, region, ({ p50Ms }) => p50Ms > 1_000) },
      { says: 'Hits there are late, too.', holds: ({ lines, fromMs, toMs }) => linesLike(lines, { fromMs, toMs, region, reason: null }).every(({ waitMs }) => waitMs > 1_000) },
      { says: 'That region has as many hits as the others.', holds: ({ regions, total }) => regions[region].hitRatio > 0.8 * total.hitRatio },
      { says: 'Nobody gets an error, and everybody gets an answer.', holds: ({ total }) => total.availability === 1 },
    ],
    named: { title: 'Cloudflare, 17 July 2020: a typing error drew the traffic of the backbone into Atlanta', source: 'https://github.com/danluu/post-mortems' },
  }),
}
