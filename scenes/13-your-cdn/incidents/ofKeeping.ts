/** Incidents of what is kept: too short, in too little room, under too many names, forgotten too widely, or kept although it is for one user. */
import { steady } from '../../../src/cdn/traffic/steady'
import { before, isWorse, reasonShare, shareOfMisses } from './facts'
import { isChanged } from './happenings'
import type { IncidentKind } from './incident'
import { CITIES, FIRST_CACHES, usersOf } from '../places'
import { SOLUTIONS } from '../solutions'
import { changed } from '../trial'
import { WORKLOADS } from '../workloads'

/** A rule made in a hurry keeps answers that are for one user. */
export const strangers: IncidentKind = {
  id: 'strangers', of: ({ beginS }) => {
    const { mine: _, ...levers } = SOLUTIONS.shop
    return {
      workload: 'shop', load: 0.4, levers, happens: (script) => isChanged(script, { mine: 'bypass' }, { mine: 'cached' }, beginS),
      heals: { lever: 'mine', value: 'bypass' }, bounds: { p95Ms: 300 }, judgedFromS: beginS,
      symptoms: [
        { says: 'Users see what is for somebody else.', holds: ({ total }) => total.leaks > 0 },
        { says: 'The hit ratio has risen.', holds: (dashboard) => dashboard.total.hitRatio > before(dashboard, beginS).hitRatio && (dashboard.classes.mine?.hitRatio ?? 0) > 0.5 },
        { says: 'Nobody gets an error.', holds: ({ total }) => total.availability === 1 },
      ],
      named: { title: 'Steam, 25 December 2015: a rule against a flood stored pages of users who had logged in', source: 'Valve, quoted at firstpost.com' },
    }
  },
}

/** One word in a rule, and files are not kept any more. */
export const lifetimeTypo: IncidentKind = {
  id: 'lifetime-typo', of: ({ beginS }) => {
    const { filesTtl, ...levers } = SOLUTIONS.static
    return {
      workload: 'static', load: 0.6, levers,
      happens: function* (script) {
        yield* isChanged(script, { filesTtl: filesTtl! }, { filesTtl: 'never' }, beginS)
        // It went out with a release, and a release empties caches.
        for (const node of FIRST_CACHES) script.purge(node)
      },
      heals: { lever: 'filesTtl', value: '86400' }, bounds: { p95Ms: 230, originRps: 10 }, judgedFromS: beginS + 25,
      symptoms: [
        { says: 'Files are hit less than before, and pages as often as before.', holds: (dashboard) => isWorse(dashboard, 'files', beginS) && !isWorse(dashboard, 'pages', beginS) },
        { says: 'Of many answers it is said that they may not be kept.', holds: ({ total }) => reasonShare(total, 'not kept') > 0.1 },
      ],
      named: { title: 'One word in a rule of Cache-Control', source: null },
    }
  },
}

/** Each mail of a newsletter has a link of its own, and all of them are one page. */
export const shattered: IncidentKind = {
  id: 'shattered', of: ({ beginS }) => ({
    workload: 'static', load: 0.5, levers: { ...SOLUTIONS.static, query: 'keep' },
    happens: function* (script) {
      yield* script.wait(beginS * 1000)
      yield* script.traffic({ clients: CITIES.map(usersOf), arrivals: steady, perSecond: 2, forMs: 80_000, catalogue: { pick: (_, random) => ({ url: `/p/3?utm_id=${Math.floor(random() * 1e9)}` }) } })
    },
    heals: { lever: 'query', value: 'drop' }, bounds: { p95Ms: 220 }, judgedFromS: beginS + 5,
    symptoms: [
      { says: 'Pages are hit less than before, and files as often as before.', holds: (dashboard) => isWorse(dashboard, 'pages', beginS) && !isWorse(dashboard, 'files', beginS) },
      { says: 'Nearly all that misses has never been asked for.', holds: ({ total }) => shareOfMisses(total, 'uri-miss') > 0.8 },
      { says: 'Answers may be kept.', holds: ({ total }) => !total.reasons['not kept'] },
    ],
    named: { title: 'A newsletter whose links each had a parameter of their own', source: null },
  }),
}

/** An editor's tool changes something every second, and each change purges all that has its tag. */
export const purgeStorm: IncidentKind = {
  id: 'purge-storm', of: ({ beginS }) => {
    const { id, catalogue } = WORKLOADS.shop.classes[1]!
    return {
      workload: 'shop', load: 0.4, levers: { ...SOLUTIONS.shop, purge: 'tag' },
      happens: function* (script) {
        yield* script.wait(beginS * 1000)
        for (let n = 0; beginS + n < 115; n++) {
          yield* changed(script, id, catalogue.objects[n]!.url)
          yield* script.wait(1_000)
        }
      },
      heals: { lever: 'purge', value: 'url' }, bounds: { p95Ms: 290, originRps: 12 }, judgedFromS: beginS + 15,
      symptoms: [
        { says: 'Images are hardly ever hit, though they may be kept.', holds: ({ classes, total }) => (classes.files?.hitRatio ?? 1) < 0.2 && !total.reasons['not kept'] },
        { says: 'Everybody gets an answer.', holds: ({ total }) => total.availability > 0.99 },
        { says: 'Prices are hit far more often than images.', holds: ({ classes }) => (classes.data?.hitRatio ?? NaN) > 2 * (classes.files?.hitRatio ?? NaN) },
      ],
      named: { title: 'A tag on too much, and a tool that purged it every second', source: null },
    }
  },
}

/** A rollout has given caches less room than what is asked for takes. */
export const tooSmall: IncidentKind = {
  id: 'too-small', of: ({ beginS }) => {
    const { roomMb, ...levers } = SOLUTIONS.video
    return {
      workload: 'video', load: 0.4, levers: { ...levers, pops: 6, second: false },
      happens: (script) => isChanged(script, { roomMb: roomMb! }, { roomMb: '5' }, beginS),
      heals: { lever: 'roomMb', value: '1000' }, bounds: { p95Ms: 400, originRps: 12 }, judgedFromS: beginS + 15,
      symptoms: [
        { says: 'Fewer bytes come from caches than before.', holds: (dashboard) => dashboard.total.byteHitRatio < 0.7 * before(dashboard, beginS).byteHitRatio },
        { says: 'More comes to the origin than before.', holds: (dashboard) => dashboard.total.originRps > before(dashboard, beginS).originRps },
        { says: 'Small things have gone with the large ones.', holds: (dashboard) => isWorse(dashboard, 'pages', beginS, 0.5) && isWorse(dashboard, 'files', beginS) },
      ],
      named: { title: 'Slack, 22 February 2022: nodes of a cache were replaced faster than they were filled, and the database stayed saturated', source: 'https://slack.engineering/slacks-incident-on-2-22-22' },
    }
  },
}
