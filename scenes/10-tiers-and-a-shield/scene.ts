/**
 * Scene 10: tiers of caches. A page ends in all POPs at once; what parents, a shield and coalescing make of that, what they cost, and what a
 * further cache finds when others have had the favourites before it.
 */
import coalesceListings from '../../src/cdn/layers/coalesceLayer.ts?listing'
import tierListings from '../../src/cdn/tiers/upstreamFor.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { waitOf } from '../../src/scene/waitOf'
import { lastAgeS } from './ageCounts'
import { atOrigin, popsAsking } from './counts'
import { conditions, levers } from './levers'
import { REQUESTS, millionOf } from './millionCounts'
import { topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 10,
  slug: 'tiers-and-a-shield',
  title: 'Tiers and a shield',
  question: 'Two hundred edges miss together. Who stands in front of the origin?',
  pictured: 'million',
  previously: 'Inside one POP, requests that wait share one fetch. Many POPs still make many.',
  terms: [
    { term: 'origin shield', text: 'One cache before the origin, through which the requests of all POPs go.' },
    { term: 'regional parent', text: 'A cache that the POPs of its region ask before anybody asks the origin. Also called a regional cache.' },
    { term: 'tier', text: 'All caches that stand equally far from users: POPs, parents, a shield.' },
    { term: 'Age', text: 'A response field: for how many seconds caches have had it. Whoever stores the response counts on from there.' },
    { term: 'offload', text: 'The share of requests that caches answer, so that the origin does not have to.' },
    { term: 'long tail', text: 'The many objects of a catalogue that are each asked for rarely.' },
  ],
  topology,
  conditions,
  listings: [
    show(tierListings, 'upstreamFor', 'where a miss goes next'),
    show(coalesceListings, 'coalesce', 'in every tier', { 7: 'All answers that are waited for here can be shared.' }),
  ],
  instruments: [
    {
      kind: 'cells', title: 'At the origin in this step', since: 'meets', notIn: ['hop', 'ages', 'your-turn'],
      rows: [{ label: 'No shield', levers: { shield: false } }, { label: 'Shield', levers: { shield: true } }],
      columns: [{ label: 'Only POPs coalesce', levers: { atParents: false, atShield: false } }, { label: 'All tiers coalesce', levers: { atParents: true, atShield: true } }],
    },
    {
      kind: 'chain', title: 'Who answered',
      measured: {
        name: 'Facebook’s photos, as measured',
        links: [{ by: 'browsers', share: 0.655 }, { by: 'edges', share: 0.2 }, { by: 'next cache', share: 0.046 }, { by: 'origin', share: 0.099, isOrigin: true }],
      },
    },
  ],
  // Seed 10: the million requests are drawn from it.
  seed: 10,
  steps,
  canDo: 'You can decide whether a shield or a tier is worth its hop, and work out what reaches the origin.',
  takeaway: (run, say) => [
    `${say.counted(popsAsking(run, 'ttl-ends'), 'POP')} that miss together cost the origin ${say.counted(atOrigin(run, 'ttl-ends'), ['fetch', 'fetches'])}; a shield that coalesces made it ${say.count(atOrigin(run, 'meets'))}, and one that does not left ${say.count(atOrigin(run, 'shield'))}.`,
    `Tiers multiply: of a million requests ${say.tenths(millionOf(run, 'million').origin / REQUESTS)} were left. But a parent sees what POPs leave over, and a tier that forgets Age serves content ${say.seconds(Math.round(lastAgeS(run)))} old.`,
    'A shield spares the origin nothing of pages for one user, and nothing where all users come to one POP.',
  ],
  quiz: {
    question: 'A POP has no connection to the origin open, and one to a shield beside it. Which miss is answered sooner?',
    options: [
      { text: 'The one that goes straight: a hop less', why: 'The hop is short. Two round trips for a new connection are not.', holds: (run) => waitOf(run, 'anew') < waitOf(run, 'by-shield') },
      { text: 'Both alike: the way is the same', why: 'The way is, but over a new connection it is gone three times.', holds: (run) => waitOf(run, 'anew') === waitOf(run, 'by-shield') },
      { text: 'The one by the shield', why: 'Its connection is open already: the POP asks the shield for all that it misses.', holds: (run) => waitOf(run, 'anew') > waitOf(run, 'by-shield') },
    ],
  },
  sources: [
    { text: 'Huang et al., An Analysis of Facebook Photo Caching, SOSP 2013: the shares of each layer' },
    { text: 'AWS, Using Amazon CloudFront Origin Shield', url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html' },
    { text: 'Cloudflare, Tiered Cache', url: 'https://developers.cloudflare.com/cache/how-to/tiered-cache/' },
    { text: 'RFC 9111, HTTP Caching, §5.1 on Age and §4.2.3 on how it is counted', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.1' },
  ],
  realWorld: {
    title: 'A shield with nginx in every POP',
    language: 'nginx',
    code: [
      'upstream shield {',
      '  server shield.example:443;',
      '  # connections stay open',
      '  keepalive 32;',
      '}',
      'location / {',
      '  proxy_pass https://shield;',
      '  proxy_http_version 1.1;',
      '  proxy_set_header Connection "";',
      '  proxy_cache edge;',
      '  # one goes, in each tier',
      '  proxy_cache_lock on;',
      '}',
    ].join('\n'),
    note: 'The shield has the same lines, and the origin in the place of the shield. nginx sends no Age with what it serves from its cache: two tiers of it add their lifetimes.',
  },
})
