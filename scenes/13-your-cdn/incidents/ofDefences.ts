/** Incidents that defences make, or that come when one is gone: a breaker, a limit, a copy that may be used a little longer. */
import { steady } from '../../../src/cdn/traffic/steady'
import { before, everywhere, nowhereBut, reasonShare, statusShare } from './facts'
import { breaksAgain, isChanged } from './happenings'
import type { IncidentKind } from './incident'
import { ORIGIN, usersOf } from '../places'
import { SOLUTIONS } from '../solutions'

/** The origin stumbles for a moment now and then, and each time the breaker leaves it alone for long. */
export const eagerBreaker: IncidentKind = {
  id: 'eager-breaker', of: ({ beginS }) => ({
    workload: 'live', load: 0.25, levers: { ...SOLUTIONS.live, dataTtl: 'never', breaker: 'consecutive' },
    happens: (script) => breaksAgain(script, ORIGIN, { kind: 'full' }, { beginS, everyS: 12, lastsS: 1.2 }),
    heals: { lever: 'breaker', value: 'none' }, bounds: { availability: 0.9, p95Ms: 350, originRps: 25 }, judgedFromS: beginS,
    symptoms: [
      { says: 'Most of what fails was refused by the breaker.', holds: ({ total }) => (total.reasons.breaker ?? 0) > 0.7 * (total.requests * (1 - total.availability)) && (total.reasons.breaker ?? 0) > 0 },
      { says: 'The origin is asked much less than before.', holds: (dashboard) => dashboard.total.originRps < 0.6 * before(dashboard, beginS).originRps },
    ],
    named: { title: 'A breaker that opened at five errors in a row, before an origin that restarted one worker at a time', source: null },
  }),
}

/** Everybody in an office is one user to a limit. */
export const tightLimit: IncidentKind = {
  id: 'tight-limit', of: ({ beginS, region }) => ({
    workload: 'shop', load: 0.4, levers: SOLUTIONS.shop,
    happens: function* (script) {
      yield* script.wait(beginS * 1000)
      const headers = [['Cookie', 'user=Office']] as const
      yield* script.traffic({ clients: [usersOf(region)], arrivals: steady, perSecond: 12, forMs: 80_000, catalogue: { pick: (n) => ({ url: `/p/${n % 10}`, headers }) } })
    },
    heals: { lever: 'limit', value: '50' }, bounds: { p95Ms: 300 }, judgedFromS: beginS,
    symptoms: [
      { says: 'Users in one region are told that they ask too much, and in no other.', holds: (dashboard) => nowhereBut(dashboard, region, (figures) => statusShare(figures, 429) > 0.2) },
      { says: 'The origin is asked no more than before.', holds: (dashboard) => dashboard.total.originRps <= 1.2 * before(dashboard, beginS).originRps },
    ],
    named: { title: 'An office behind one account, and a limit for each user', source: null },
  }),
}

/** A copy may be used no longer than it is fresh: whoever comes first after that waits for the origin, every two seconds. */
export const noGrace: IncidentKind = {
  id: 'no-grace', of: ({ beginS }) => {
    const { swrS, ...levers } = SOLUTIONS.live
    return {
      workload: 'live', load: 0.6, levers, happens: (script) => isChanged(script, { swrS: swrS! }, { swrS: 0 }, beginS),
      heals: { lever: 'swrS', value: swrS! }, bounds: { p95Ms: 210 }, judgedFromS: beginS + 10,
      symptoms: [
        { says: 'More scores than before have to be fetched because their copies are too old.', holds: (dashboard) => dashboard.classes.data !== undefined && reasonShare(dashboard.classes.data, 'stale') > 1.5 * reasonShare(before(dashboard, beginS, 'data'), 'stale') },
        { says: 'Nobody gets an error.', holds: ({ total }) => total.availability === 1 },
        { says: 'It is so in every region.', holds: (dashboard) => everywhere(dashboard, (figures) => reasonShare(figures, 'stale') > 0.05) },
      ],
      named: { title: 'A clean-up of headers that took stale-while-revalidate away', source: null },
    }
  },
}
