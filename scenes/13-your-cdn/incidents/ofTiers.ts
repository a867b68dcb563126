/** Incidents behind the POPs: a tier that fails only those who miss, an origin that comes and goes, and one that does not come back. */
import { poisson } from '../../../src/cdn/traffic/poisson'
import { before, errorShare, nowhereBut, statusShare, swings } from './facts'
import { breaks, breaksAgain } from './happenings'
import type { IncidentKind } from './incident'
import { linesLike } from '../logLines'
import { CITIES, FIRST_CACHES, ORIGIN, popOf, SHIELD, usersOf } from '../places'
import { SOLUTIONS } from '../solutions'
import { WORKLOADS } from '../workloads'

/** The upper tier refuses what comes from below: who has a copy answers, and who has to ask fails. */
export const upperTier: IncidentKind = {
  id: 'upper-tier', of: ({ beginS }) => ({
    workload: 'static', load: 0.5, levers: { ...SOLUTIONS.static, sieS: 0 },
    happens: (script) => breaks(script, [SHIELD], { kind: 'full' }, beginS),
    heals: { lever: 'shield', value: false }, bounds: { p95Ms: 300, originRps: 18 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'Some requests fail, and none of them was a hit.', holds: ({ total, lines, fromMs, toMs }) => errorShare(total) > 0.05 && total.hitRatio > 0.3 && linesLike(lines, { fromMs, toMs, reason: null, answered: false }).length === 0 },
      { says: 'Nothing comes to the origin.', holds: ({ total }) => total.originRequests === 0 },
      { says: 'Every POP looked for a copy before it answered.', holds: ({ total }) => !total.reasons['POP refused'] && !total.reasons['breaker'] },
    ],
    named: { title: 'Cloudflare, 25 October 2022: fields that tiers tell each other were cleared, and misses through the upper tier failed', source: 'https://blog.cloudflare.com/partial-cloudflare-outage-on-october-25-2022' },
  }),
}

/** Good and bad configurations alternate at the origin. The real ones took five minutes each; here it is ten seconds. */
export const breathing: IncidentKind = {
  id: 'breathing', of: ({ beginS }) => ({
    workload: 'static', load: 0.5, levers: { ...SOLUTIONS.static, sieS: 0, pagesTtl: '10' },
    happens: (script) => breaksAgain(script, ORIGIN, { kind: 'full' }, { beginS, everyS: 20, lastsS: 10 }),
    heals: { lever: 'sieS', value: 300 }, bounds: { availability: 0.95, p95Ms: 300, originRps: 16 }, judgedFromS: beginS,
    symptoms: [
      { says: 'Errors come and go: several times many requests fail, and several times hardly any.', holds: (dashboard) => swings(dashboard, (figures) => errorShare(figures) > 0.1) >= 5 },
      { says: 'The origin is asked all the time.', holds: (dashboard) => dashboard.total.originRps > 0.5 * before(dashboard, beginS).originRps },
      { says: 'No hit fails.', holds: ({ lines, total }) => errorShare(total) > 0 && linesLike(lines, { reason: null, answered: false }).length === 0 },
    ],
    named: { title: 'Cloudflare, 18 November 2025: good and bad feature files alternated every five minutes, and errors with them', source: 'https://blog.cloudflare.com/18-november-2025-outage' },
  }),
}

/** One region's way to the origin is full: hits know nothing of it. */
export const slowWay: IncidentKind = {
  id: 'slow-way', of: ({ beginS, region }) => ({
    workload: 'live', load: 0.25, levers: { ...SOLUTIONS.live, shield: false, swrS: 0 },
    happens: function* (script) {
      yield* script.wait(beginS * 1000)
      script.delay(popOf(region), ORIGIN, 3_000)
    },
    heals: { lever: 'shield', value: true }, bounds: { p95Ms: 300 }, judgedFromS: beginS,
    symptoms: [
      { says: 'Many users in one region wait for seconds, and in no other.', holds: (dashboard) => nowhereBut(dashboard, region, ({ p95Ms }) => p95Ms > 2_000) },
      { says: 'Hits there are as fast as ever.', holds: ({ lines, fromMs, toMs }) => linesLike(lines, { fromMs, toMs, region, reason: null, waitedMs: 100 }).length === 0 },
      { says: 'Nobody gets an error, and everybody gets an answer.', holds: ({ total }) => total.availability === 1 },
    ],
    named: { title: 'Cloudflare, 21 August 2025: traffic of one customer filled the links towards the origins of one region', source: 'https://blog.cloudflare.com/cloudflare-incident-on-august-21-2025' },
  }),
}

/** After a short crowd the origin works on what nobody waits for any more: what is sent again keeps it there. */
export const retryStorm: IncidentKind = {
  id: 'retry-storm', of: ({ beginS, region }) => ({
    workload: 'live', load: 0.5, levers: { ...SOLUTIONS.live, shield: false, dataTtl: 'never', timeoutMs: '1000' },
    happens: function* (script) {
      // A small origin: it can do more than twice of what comes, and not four times.
      script.fault(ORIGIN, { kind: 'slow', factor: 3 })
      yield* script.wait(beginS * 1000)
      yield* script.traffic({ clients: [usersOf(region)], arrivals: poisson, perSecond: 40, forMs: 10_000, catalogue: WORKLOADS.live.classes[2]!.catalogue })
    },
    heals: { lever: 'queue', value: '20' }, bounds: { availability: 0.99, p95Ms: 600, originRps: 40 }, judgedFromS: beginS + 35,
    symptoms: [
      { says: 'Users ask no more than before, and the origin is asked several times as often.', holds: (dashboard) => dashboard.total.originRps > 2 * before(dashboard, beginS).originRps },
      { says: 'Scores were never hit, before either.', holds: (dashboard) => before(dashboard, beginS, 'data').hitRatio < 0.05 },
      { says: 'Nearly all that no cache keeps has no answer.', holds: ({ classes }) => (classes.data ? statusShare(classes.data, 0) + errorShare(classes.data) > 0.8 : false) },
    ],
    named: { title: 'AWS, 7 December 2021: clients that tried again kept a network congested after what had set it off', source: 'https://aws.amazon.com/message/12721' },
  }),
}

/** All caches are emptied at once while the origin warms up: everybody asks for the same, and each for himself. */
export const restartHerd: IncidentKind = {
  id: 'restart-herd', of: ({ beginS }) => ({
    workload: 'live', load: 0.25, levers: { ...SOLUTIONS.live, swrS: 0, dataTtl: '10', coalesce: false },
    happens: function* (script) {
      const hot = WORKLOADS.live.classes[2]!.catalogue.objects[0]!.url
      yield* script.wait(beginS * 1000)
      for (const node of FIRST_CACHES) script.purge(node)
      script.fault(ORIGIN, { kind: 'slow', factor: 20 })
      yield* script.traffic({ clients: CITIES.map(usersOf), arrivals: poisson, perSecond: 6, forMs: 50_000, catalogue: { pick: () => ({ url: hot }) } })
    },
    heals: { lever: 'coalesce', value: true }, bounds: { availability: 0.99, p95Ms: 2_500, stalenessS: 20 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'The origin is asked several times as often as before.', holds: (dashboard) => dashboard.total.originRps > 2 * before(dashboard, beginS).originRps },
      { says: 'It is asked for one URL again and again.', holds: ({ topUrls, total }) => topUrls[0]!.originRequests > 0.3 * total.originRequests && topUrls[0]!.originRequests > 30 },
      { says: 'Scores were hit at least twice as often before.', holds: (dashboard) => before(dashboard, beginS, 'data').hitRatio > 2 * (dashboard.classes.data?.hitRatio ?? NaN) },
    ],
    named: { title: 'Google Cloud, 12 June 2025: a blank field stopped a service, and its restart became a herd', source: 'https://github.com/danluu/post-mortems' },
  }),
}
