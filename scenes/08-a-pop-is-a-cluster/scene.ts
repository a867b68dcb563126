/**
 * Scene 8: what happens when the disk is full, or a server dies? Four disks with a policy each on one traffic, and a POP whose
 * servers share a catalogue.
 */
import hashRingListings from '../../src/cdn/placement/hashRing.ts?listing'
import fifoListings from '../../src/cdn/store/fifo.ts?listing'
import lfuListings from '../../src/cdn/store/lfu.ts?listing'
import lruListings from '../../src/cdn/store/lru.ts?listing'
import sieveListings from '../../src/cdn/store/sieve.ts?listing'
import { actWith } from '../../src/scene/actWith'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import type { RunView } from '../../src/scene/runView'
import { conditions, levers } from './levers'
import { afterDeath, beforeDeath, hitShare } from './hitShares'
import { moved } from './measures'
import { popView, topology } from './network'
import { AT_FIRST, SERVERS, SERVER_LETTERS } from './places'
import { steps } from './steps'
import { crawler } from './traffic'

/** Of what copies had answered; and of all requests. */
const [NEARLY_ALL, LITTLE] = [0.95, 0.2]
const left = (run: RunView): number => afterDeath(run, 'shared') / beforeDeath(run, 'shared')
/** The steps in which there are servers. */
const OF_POP = steps.filter(({ view }) => view === popView).map(({ id }) => id)
const options = SERVERS.slice(0, AT_FIRST.servers).map((value, k) => ({ value, label: `server ${SERVER_LETTERS[k]}` }))

export const scene = defineScene(levers, {
  number: 8,
  slug: 'a-pop-is-a-cluster',
  title: 'A POP is a cluster',
  question: 'What happens when the disk is full, or a server dies?',
  previously: 'The key says when two requests are the same. A copy for each key takes room, and room ends.',
  terms: [
    { term: 'object', text: 'Whatever a URL leads to: a page, an image, a piece of a video.' },
    { term: 'eviction', text: 'To take a copy out of a cache because its place is needed.' },
    { term: 'FIFO', text: 'First in, first out: the copy goes that came first, however often it is used.' },
    { term: 'LRU', text: 'Least recently used: the copy goes that nobody has asked for the longest time.' },
    { term: 'LFU', text: 'Least frequently used: the copy goes that was asked for the fewest times.' },
    { term: 'SIEVE', text: 'A copy that is used gets a mark. A hand walks along the queue of copies: where there is a mark it takes that away, and the first copy without one goes.' },
    { term: 'POP', text: 'Point of presence: the servers of a CDN in one place, a cluster that answers as one.' },
    { term: 'hash', text: 'A number that a rule makes of a text, here of a URL: always the same one, and of texts that are alike very different ones.' },
    { term: 'modulo', text: 'What is left of a division. The hash of a URL, divided by the number of servers, leaves the number of one of them.' },
    { term: 'consistent hashing', text: 'Servers and keys have places on a ring, and a key belongs to the next server. When one goes, only its keys move.' },
    { term: 'virtual nodes', text: 'Many points for each server on the ring, so that its share is even, and its heirs are many.' },
    { term: 'pull', text: 'To keep what somebody has asked for, and nothing else.' },
    { term: 'push', text: 'To send objects to a cache before anybody asks for them.' },
  ],
  topology,
  conditions,
  acts: {
    kill: actWith({ label: 'Kill', options, during: OF_POP, play: ({ fault }, server) => fault(server, { kind: 'down' }) }),
    bring: actWith({ label: 'Bring back', options, during: OF_POP, play: ({ repair }, server) => repair(server) }),
    crawl: { label: 'A crawler passes', help: 'It asks for every object once, at every disk.', play: crawler },
  },
  listings: [
    show(fifoListings, 'FIFO', 'who goes'),
    show(lruListings, 'LRU', 'who goes'),
    show(lfuListings, 'LFU', 'who goes'),
    show(sieveListings, 'SIEVE', 'who goes'),
    show(hashRingListings, 'HashRing.locate', 'which server', { 6: 'a server is full only where a learner bounds its load' }),
  ],
  instruments: [{ kind: 'gauge', max: 240 }, { kind: 'found' }],
  // Seed 8: nothing hangs on which.
  seed: 8,
  steps,
  canDo: 'You can choose what a full disk gives up, and place objects so that the death of a server moves few of them.',
  takeaway: (run, say) => [
    `A full disk gives up a copy for each that comes. While a crawler passed, LRU answered ${say.percent(hitShare(run, 'lru', 'crawler'))} and LFU ${say.percent(hitShare(run, 'lfu', 'crawler'))}; when favourites changed, ${say.percent(hitShare(run, 'lru', 'turnover'))} and ${say.percent(hitShare(run, 'lfu', 'turnover'))}.`,
    `A hash makes the disks of a POP one large one. When a server of it died, ${say.percent(moved(run, 'modulo'))} of the objects moved with a modulo, and ${say.percent(moved(run, 'shared'))} on a ring with many points.`,
  ],
  quiz: {
    question: 'One of four servers dies, on a ring with many points. How much do copies answer afterwards?',
    // Beside what they answered before, in the step with many points.
    options: [
      {
        text: 'As much as before',
        why: 'The others would need copies of what it had. On a ring each object has one server, and nothing is kept twice.',
        holds: (run) => left(run) >= NEARLY_ALL && afterDeath(run, 'shared') >= LITTLE,
      },
      {
        text: 'Less, by a part of what it had answered',
        why: 'Its objects are asked of their heirs, who have to fetch them first. All others stay where they are, and their copies with them.',
        holds: (run) => left(run) < NEARLY_ALL && afterDeath(run, 'shared') >= LITTLE,
      },
      {
        text: 'Next to nothing: every object has another server now',
        why: 'A modulo moves most objects, for its divisor changes. On the ring, points of the others stay where they are.',
        holds: (run) => afterDeath(run, 'shared') < LITTLE,
      },
    ],
  },
  sources: [
    { text: 'Karger et al., Consistent Hashing and Random Trees, STOC 1997' },
    { text: 'Breslau et al., Web Caching and Zipf-like Distributions, INFOCOM 1999' },
    { text: 'Che, Tung and Wang, Hierarchical Web Caching Systems, IEEE JSAC 2002' },
    { text: 'Zhang et al., SIEVE is Simpler than LRU, NSDI 2024' },
    { text: 'Maggs and Sitaraman, Algorithmic Nuggets in Content Delivery, CCR 2015' },
    { text: 'Mirrokni, Thorup and Zadimoghaddam, Consistent Hashing with Bounded Loads', url: 'https://arxiv.org/abs/1608.01350' },
  ],
  realWorld: {
    title: 'The same in HAProxy and nginx',
    language: 'haproxy',
    code: [
      '# HAProxy, before the caches',
      'backend caches',
      '  balance uri',
      '  hash-type consistent',
      '  # at most 1.5 of the average',
      '  hash-balance-factor 150',
      '',
      '# nginx, on each cache',
      'proxy_cache_path /var/cache',
      '  keys_zone=pop:10m',
      '  max_size=100g;',
      '# keep at the second request',
      'proxy_cache_min_uses 2;',
    ].join('\n'),
    note: 'nginx lets the least recently used go. HAProxy bounds no load unless hash-balance-factor is set; hash-type map-based is its modulo.',
  },
})
