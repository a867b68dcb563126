/**
 * Scene 2: an edge near the user. Three POPs, one slot each, one object: the first request of
 * each region still crosses the ocean, the second does not, and no edge helps another.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import cacheListings from '../../src/cdn/cache/edgeCache.ts?listing'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import layerListings from '../../src/cdn/layers/cacheLayer.ts?listing'
import { CITIES, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { UpstreamAsk } from '../../src/cdn/upstream'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { type Values, levers } from './levers'
import { PEOPLE, REGIONS } from './regions'
import { steps } from './steps'

const LOGO = '/logo.png'
const KEY = `GET ${LOGO}`

export const scene = defineScene(levers, {
  number: 2,
  slug: 'an-edge-near-the-user',
  title: 'An edge near the user',
  question: 'Is a copy nearby enough to make every request fast?',
  previously: 'One server cannot be close to everyone: distance set the price, and a faster machine did not lower it.',
  terms: [
    { term: 'CDN', text: 'A content delivery network: servers in many places that keep copies of an origin’s responses and answer the users near them.' },
    { term: 'edge', text: 'A server near users that keeps copies of the origin’s responses and answers from them.' },
    { term: 'cache hit', text: 'A request that a cache answers from its own copy, without asking the origin.' },
    { term: 'cache miss', text: 'A request that a cache has to forward, because it holds no copy that it may use.' },
    { term: 'cache slot', text: 'The place in a cache where the copy of one response is kept under its key.' },
    { term: 'hit ratio', text: 'Requests answered by caches, divided by all requests.' },
  ],
  topology: {
    view: { kind: 'map', centre: -80 },
    nodes: [
      usEast({
        resources: { [LOGO]: { bytes: 12_000, headers: [['Content-Type', 'image/png'], ['Cache-Control', 'max-age=31536000']] } },
      }),
      ...REGIONS.map((city) => edge({
        id: `edge-${city}`, name: CITIES[city].name, city,
        when: ({ caches, regions }: Values) => caches && regions.includes(city),
        layers: () => [cacheLayer],
        upstream: 'us-east',
        shows: [KEY], ...EDGE_TIMES,
      })),
      ...REGIONS.map((city) => client({
        id: city, name: CITIES[city].name, city, person: PEOPLE[city],
        when: ({ regions }: Values) => regions.includes(city),
        upstream: ({ levers: { caches } }: UpstreamAsk<Values>) => (caches ? `edge-${city}` : 'us-east'),
        asks: LOGO,
      })),
    ],
    links: REGIONS.flatMap((city) => [
      { from: city, to: `edge-${city}`, rttMs: LOCAL_RTT_MS, when: ({ caches }: Values) => caches },
      { from: `edge-${city}`, to: 'us-east', when: ({ caches }: Values) => caches },
      { from: city, to: 'us-east', when: ({ caches }: Values) => !caches },
    ]),
  },
  listings: [
    show(layerListings, 'Edge.handle', 'runs for every request'),
    show(cacheListings, 'EdgeCache.lookup, store', 'asks no sibling'),
  ],
  instruments: [{ kind: 'gauge', max: 12 }, { kind: 'waits', maxMs: 250 }, { kind: 'ratio' }],
  // Seed 2: at this seed the crowds of step 5 arrive interleaved, so that all three regions move at once.
  seed: 2,
  steps,
  canDo: 'You can say which requests edges take from an origin, and which one in each region still goes.',
  takeaway: (run, say) => [
    `An edge answers a repeated request from its own copy: ${say.wait('sydney-second')} in Sydney instead of ${say.wait('sydney-first')}.`,
    `The first request of each region is a miss and still pays the whole trip, because an edge asks the origin, not its siblings.`,
    `The origin gets one request a region instead of ${say.count(run.of().filter(({ step }) => step !== 'empty').length)} in all.`,
  ],
  quiz: {
    question: 'A new edge opens in Tokyo. What does the first user there see?',
    // São Paulo's users came to an edge that was new in this sense: it had nothing, and Sydney had a copy.
    options: [
      {
        text: 'A hit: Sydney already has a copy',
        why: 'Edges do not ask each other here. The new edge knows what has come through itself, and nothing has.',
        holds: (run) => run.request('sao-paulo-first').outcome === 'hit',
      },
      {
        text: 'A miss: the trip to the origin, once',
        why: 'Each edge fills its own slot. A copy at another edge does not help, and after the first trip the slot is filled.',
        holds: (run) => run.node('edge-sao-paulo').misses === 1,
      },
      {
        text: 'A miss on every request',
        why: 'The first trip leaves a copy behind. Whoever asks after it gets that one.',
        holds: (run) => run.node('edge-sao-paulo').misses > 1,
      },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching, §1 and §2', url: 'https://www.rfc-editor.org/rfc/rfc9111' },
    { text: 'RFC 9211, The Cache-Status HTTP Response Header Field', url: 'https://www.rfc-editor.org/rfc/rfc9211' },
    { text: 'Round trips: IBM Cloud VPC inter-region averages, August 2024' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      'proxy_cache_path /var/cache',
      '  keys_zone=edge:10m;',
      'server {',
      '  location / {',
      '    proxy_pass',
      '      https://origin.example;',
      '    proxy_cache edge;',
      '    proxy_cache_key',
      '      $request_method$request_uri;',
      '    add_header X-Cache',
      '      $upstream_cache_status;',
      '  }',
      '}',
    ].join('\n'),
    note: 'One cache for each machine: like the edges of this scene, it knows nothing of its siblings.',
  },
})
