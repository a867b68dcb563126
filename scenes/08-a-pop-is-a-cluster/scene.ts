/**
 * Scene 8: what happens when the disk is full, or a server dies? A draft: lanes stand for the pictures that are not drawn yet.
 */
import hashRingListings from '../../src/cdn/placement/hashRing.ts?listing'
import lruListings from '../../src/cdn/store/lru.ts?listing'
import { actWith } from '../../src/scene/actWith'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { conditions, levers } from './levers'
import { popHitShare } from './hitShares'
import { topology } from './network'
import { SERVERS } from './places'
import { steps } from './steps'

const options = SERVERS.map((value, k) => ({ value, label: `server ${k + 1}` }))

export const scene = defineScene(levers, {
  number: 8,
  slug: 'a-pop-is-a-cluster',
  title: 'A POP is a cluster',
  question: 'What happens when the disk is full, or a server dies?',
  previously: 'The key says when two requests are the same. A copy for each key takes room, and room ends.',
  terms: [
    { term: 'pull', text: 'To keep what somebody has asked for, and nothing else.' },
    { term: 'eviction', text: 'To take a copy out of a cache because its place is needed.' },
    { term: 'LRU', text: 'Least recently used: the copy goes that nobody has asked for the longest time.' },
    { term: 'LFU', text: 'Least frequently used: the copy goes that was asked for the fewest times.' },
    { term: 'SIEVE', text: 'A queue and a hand that walks along it: the hand takes the mark of a copy that was used, and the copy of one that was not.' },
    { term: 'POP', text: 'Point of presence: the servers of a CDN in one place.' },
    { term: 'consistent hashing', text: 'Servers and keys have places on a ring, and a key belongs to the next server. When one goes, only its keys move.' },
  ],
  topology,
  conditions,
  acts: {
    kill: actWith({ label: 'Kill', options, play: ({ fault }, server) => fault(server, { kind: 'down' }) }),
    bring: actWith({ label: 'Bring back', options, play: ({ repair }, server) => repair(server) }),
  },
  listings: [show(lruListings, 'LRU', 'who goes'), show(hashRingListings, 'HashRing.locate', 'which server')],
  instruments: [{ kind: 'gauge', max: 40 }, { kind: 'ratio' }],
  // Seed 8: nothing hangs on which.
  seed: 8,
  steps,
  takeaway: (run, say) => [
    'A disk that is full lets something go for everything that comes, and the policy decides what.',
    `Hashing makes the disks of a POP one large one: ${say.percent(popHitShare(run, 'ring'))} against ${say.percent(popHitShare(run, 'chance'))} by chance.`,
  ],
  quiz: {
    question: 'One of four servers on a ring with many points dies. Who gets its keys?',
    options: [
      { text: 'Its neighbour alone', why: 'With one point a server it would. With many, each point has a neighbour of its own.', holds: (run) => popHitShare(run, 'killed') > 1 },
      { text: 'All the others, a part each', why: 'Its points lie all around the ring, and each is followed by another server’s.', holds: (run) => popHitShare(run, 'killed') <= 1 },
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
    title: 'The same in HAProxy',
    language: 'haproxy',
    code: ['backend caches', '  balance uri', '  hash-type consistent', '  hash-balance-factor 125'].join('\n'),
    note: 'The factor is off unless it is set; it is in percent of the average load.',
  },
})
