/**
 * The test scene: every part that a scene can have, in one. It is no scene of the course: the suites enumerate it with
 * the others, and only the build for tests has its page. A new kind of part is added here, too.
 */
import coalesceListings from '../../../src/cdn/layers/coalesceLayer.ts?listing'
import nodeListings from '../../../src/cdn/nodes/cacheNode.ts?listing'
import lruListings from '../../../src/cdn/store/lru.ts?listing'
import { actWith } from '../../../src/scene/actWith'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { herdElsewhere } from './herd'
import { conditions, levers } from './levers'
import { CATALOGUES, PAGE, ROOM, topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 99,
  slug: 'every-part',
  title: 'Every part',
  question: 'Does every suite take every part of a scene?',
  previously: 'Scenes of the course show one thing each; this one has one of everything.',
  terms: [
    { term: 'parent', text: 'A cache that edges ask before anybody asks the origin.' },
    { term: 'shield', text: 'The one cache through which all requests for an origin go.' },
    { term: 'purge', text: 'To take a copy out of a cache because somebody says so.' },
    { term: 'eviction', text: 'To take a copy out of a cache because its place is needed.' },
  ],
  topology,
  conditions,
  acts: {
    purge: {
      label: 'Purge everywhere', help: 'All shared caches drop their copies of the page.',
      *play({ purge, wait }) {
        yield* wait(5)
        for (const cache of ['edge', 'parent', 'second', 'shield']) purge(cache, `GET ${PAGE}`)
      },
    },
    deploy: { label: 'Deploy', help: 'The page changes at the origin, and no cache is told.', play: ({ deploy }) => deploy(PAGE) },
    push: {
      label: 'Push the favourites', help: 'The edge fetches them ahead of being asked for.',
      *play({ push }) {
        yield* push('edge', { urls: CATALOGUES.steep.objects.slice(0, 20).map(({ url }) => url), overMs: 200 })
      },
    },
    slow: actWith({
      label: 'Slow down', options: [{ value: 'parent', label: 'the parent' }, { value: 'us-east', label: 'the origin' }],
      play: ({ fault }, node) => fault(node, { kind: 'slow', factor: 3 }),
    }),
  },
  listings: [
    show(nodeListings, 'Edge.fetchFromOrigin', 'when there is no copy'),
    show(coalesceListings, 'coalesce', 'while another fetches'),
    show(lruListings, 'LRU', 'who goes'),
  ],
  instruments: [
    // As many as stand side by side; tests/scenes/instruments reads all of them in every scene.
    { kind: 'gauge', max: 60 },
    { kind: 'wrong', label: 'Older copies' },
    { kind: 'recorded', title: 'Herds elsewhere', thinkMs: 100, crowd: herdElsewhere, as: () => '' },
  ],
  // Seed 99: the traffic of two steps is drawn from it; nothing hangs on which.
  seed: 99,
  steps,
  takeaway: (run, say) => [
    `The first request went through three caches and took ${say.wait('first')}, the second found a copy after ${say.wait('second')}.`,
    `The edge has room for ${say.givenCount(ROOM, 'object')}, and missed ${say.counted(run.node('edge').misses, 'time')}.`,
  ],
  quiz: {
    question: 'The page was purged at all caches. Who answers the next request?',
    options: [
      {
        text: 'The edge',
        why: 'Its copy is gone, too: the purge went to all caches.',
        holds: (run) => run.request('after-purge').outcome === 'hit',
      },
      {
        text: 'The origin',
        why: 'A purged copy is gone, at every tier that was told.',
        holds: (run) => run.request('after-purge').path.includes('us-east'),
      },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching', url: 'https://www.rfc-editor.org/rfc/rfc9111' },
    { text: 'RFC 9213, Targeted HTTP Cache Control', url: 'https://www.rfc-editor.org/rfc/rfc9213' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: ['proxy_cache_path /var/cache', '  keys_zone=edge:10m max_size=1g;'].join('\n'),
    note: 'The room is counted in bytes there, and in objects here.',
  },
})
