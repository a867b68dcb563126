/**
 * Scene 2: an edge near the user. Three POPs, one slot each, one object: the first request of
 * each region still crosses the ocean, the second does not, and no edge helps another.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { EDGE_TIMES, THINK_MS, usEast } from '../../src/cdn/commonWorld'
import cacheListings from '../../src/cdn/cache/edgeCache.ts?listing'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import layerListings from '../../src/cdn/layers/cacheLayer.ts?listing'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { LeverValues } from '../../src/cdn/levers'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { REGIONS, inRegions, regionName } from './regions'
import { steps } from './steps'

const LOGO = '/logo.png'
const KEY = `GET ${LOGO}`

export const scene = defineScene({
  number: 2,
  slug: 'an-edge-near-the-user',
  title: 'An edge near the user',
  question: 'Is a copy nearby enough to make every request fast?',
  previously: 'One server cannot be close to everyone: distance set the price, and a faster machine did not lower it.',
  terms: [
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
        id: `edge-${city}`, name: regionName(city), city,
        when: (levers: LeverValues) => levers['caches'] === true && inRegions(levers, city),
        layers: () => [cacheLayer],
        upstream: () => 'us-east',
        shows: [KEY], ...EDGE_TIMES,
      })),
      ...REGIONS.map((city) => client({
        id: city, name: regionName(city), city,
        when: (levers: LeverValues) => inRegions(levers, city),
        via: (levers: LeverValues) => (levers['caches'] === true ? `edge-${city}` : 'us-east'),
        asks: LOGO,
      })),
    ],
    links: REGIONS.flatMap((city) => [
      { from: city, to: `edge-${city}`, rttMs: LOCAL_RTT_MS, when: (levers: LeverValues) => levers['caches'] === true },
      { from: `edge-${city}`, to: 'us-east', when: (levers: LeverValues) => levers['caches'] === true },
      { from: city, to: 'us-east', when: (levers: LeverValues) => levers['caches'] !== true },
    ]),
  },
  levers: {
    caches: {
      kind: 'toggle', label: 'Edge caches', initial: true,
      help: 'Off: users ask the origin themselves, as in scene 1.',
      claims: [
        {
          value: false,
          text: 'without edges a region waits for its round trip and the think time, as in scene 1',
          holds: (run) => ['sydney', 'frankfurt', 'sao-paulo'].every((client) => run.p50({ client }) === run.rttMs(client, 'us-east') + THINK_MS),
        },
        {
          value: false,
          text: 'without edges the origin gets every request',
          holds: (run) => run.origin().requests === run.of().length,
        },
      ],
    },
    requests: {
      kind: 'slider', label: 'Requests per region', initial: 60, min: 2, max: 120, step: 2,
      help: 'How many requests each region sends in step 5.',
      claims: [2, 120].map((value) => ({
        value,
        text: `${value} requests a region still cost the origin one each`,
        holds: (run) => run.origin('origin-load').requests === 0 && run.node('edge-sydney').misses === 1,
      })),
    },
    regions: {
      kind: 'set', label: 'Regions', initial: ['sydney', 'frankfurt', 'sao-paulo'],
      help: 'Where users are, each with an edge of its own.',
      options: REGIONS.map((city) => ({ value: city, label: regionName(city) })),
      claims: [
        {
          value: REGIONS,
          text: 'a region that joins misses until its first copy has arrived, and never after',
          holds: (run) =>
            REGIONS.every((client) => {
              const [first] = run.of({ client })
              const later = run.of({ client }).filter(({ atMs }) => atMs > first!.atMs + first!.waitMs!)
              return first!.outcome === 'miss' && later.length > 0 && later.every(({ outcome }) => outcome === 'hit')
            }),
        },
      ],
    },
  },
  listings: [
    show(layerListings, 'Edge.handle', 'runs for every request'),
    show(cacheListings, 'EdgeCache.lookup, store', 'asks no sibling'),
  ],
  instruments: [{ kind: 'gauge', max: 12 }, { kind: 'waits', maxMs: 250 }, { kind: 'ratio' }],
  // Seed 2: at this seed the crowds of step 5 arrive interleaved, so that all three regions move at once.
  seed: 2,
  steps,
  takeaway: (run, say) => [
    `An edge answers a repeated request from its own copy: ${say.wait('sydney-second')} in Sydney instead of ${say.wait('sydney-first')}.`,
    `The first request of each region is a miss and still pays the whole trip, because an edge asks the origin, not its siblings.`,
    `The origin gets one request a region instead of ${say.count(run.of().length)} in all.`,
  ],
  quiz: {
    question: 'A new edge opens in Tokyo. What does the first user there see?',
    // São Paulo's users came to an edge that was new in this sense: it had nothing, and Sydney had a copy.
    options: [
      { text: 'A hit: Sydney already has a copy', holds: (run) => run.request('sao-paulo-first').outcome === 'hit' },
      { text: 'A miss: the trip to the origin, once', holds: (run) => run.node('edge-sao-paulo').misses === 1 },
      { text: 'A miss on every request', holds: (run) => run.node('edge-sao-paulo').misses > 1 },
    ],
    why: 'Each edge fills its own slot. A copy at another edge does not help, and after the first trip the slot is filled.',
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
      'proxy_cache_path /var/cache keys_zone=edge:10m;',
      'server {',
      '  location / {',
      '    proxy_pass https://origin.example;',
      '    proxy_cache edge;',
      '    proxy_cache_key $request_method$request_uri;',
      '    add_header X-Cache $upstream_cache_status;',
      '  }',
      '}',
    ].join('\n'),
    note: 'One cache for each machine: like the edges of this scene, it knows nothing of its siblings.',
  },
})
