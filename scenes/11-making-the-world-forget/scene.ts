/**
 * Scene 11: making the world forget. A price changes, and twelve caches hold the old one: how an order gets to all of them, what it names,
 * what the origin pays for it, and what goes wrong on the way.
 */
import controlListings from '../../src/cdn/control/controlPlane.ts?listing'
import purgeListings from '../../src/cdn/purge/purger.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { acts } from './acts'
import { conditions, levers } from './levers'
import { behind, lastMs, late, refilled, told } from './measures'
import { topology } from './network'
import { POPS } from './places'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 11,
  slug: 'making-the-world-forget',
  title: 'Making the world forget',
  question: 'The price changed. How do hundreds of caches learn it?',
  previously: 'Caches stand behind caches, so that the origin is asked once.',
  terms: [
    { term: 'purge', text: 'To have caches forget what they hold, because somebody says so.' },
    { term: 'control plane', text: 'The network of a CDN by which its caches are told what to do, beside the one for users’ requests.' },
    { term: 'surrogate key', text: 'A name that a response has beside its URL, so that all with that name can be forgotten together. Also called a cache tag. RFC 9875 has a standard for it: Cache-Groups.' },
    { term: 'prefix purge', text: 'To forget everything whose path begins in one way. Also called a wildcard purge.' },
    { term: 'zone purge', text: 'To forget everything of one site.' },
    { term: 'soft purge', text: 'To let copies be stale at once, instead of taking them away.' },
    { term: 'gossip', text: 'Caches that ask one another, by chance, what they have heard, so that news gets to all of them in the end.' },
    { term: 'shield', text: 'One cache before the origin that all POPs ask.' },
    { term: 'versioned URL', text: 'A URL that has the version of its content in it, so that new content has a new URL.' },
  ],
  topology,
  conditions,
  acts,
  listings: [show(controlListings, 'broadcast', 'for each order'), show(purgeListings, 'purge', 'in each cache that is told')],
  instruments: [{ kind: 'gauge', max: 200 }, { kind: 'wrong', label: 'Old prices' }],
  // Seed 19: which messages are lost is drawn from it.
  seed: 19,
  steps,
  canDo: 'You can choose what a purge names and who is told first, and when a versioned URL needs no purge at all.',
  takeaway: (run, say) => [
    `An order is everywhere after half the round trip to the farthest cache, ${say.ms(lastMs(run, 'one-url'))} here; until then two truths are told.`,
    `What it names decides the bill: ${say.counted(run.origin('tag').requests, 'request')} for a tag, ${say.count(run.origin('zone').requests)} for everything, and most of them thin if it is soft.`,
    `Lost messages are repaired: ${say.counted(late(run, 'lost'), 'POP')} were told late, the last after ${say.ms(lastMs(run, 'lost'))}. A shield must be told first, or the old page comes back from it.`,
  ],
  quiz: {
    question: 'All POPs have forgotten a page, and ten seconds later users at some of them see the old one. The control plane lost nothing. What has happened?',
    options: [
      { text: 'The order is still on its way to them', why: 'It takes half a round trip: a fraction of a second, anywhere on Earth.', holds: (run) => told(run, 'tag') < POPS.length },
      { text: 'They fetched it again from a cache that had not been told yet', why: 'A cache that asks another cache gets what that one has, and keeps it as if it were new.', holds: (run) => refilled(run, 'race').length > 0 && behind(run, 'tag').length === 0 },
      { text: 'A purge only makes copies stale, and users get stale ones', why: 'That is a soft purge, and it ends with the first answer behind which the page is fetched.', holds: (run) => behind(run, 'tag').length > 0 && behind(run, 'tag').every(({ outcome }) => outcome === 'stale') },
    ],
  },
  sources: [
    { text: 'RFC 9875, HTTP Cache Groups', url: 'https://www.rfc-editor.org/rfc/rfc9875' },
    { text: 'Fastly, Building a Fast and Reliable Purging System', url: 'https://www.fastly.com/blog/building-fast-and-reliable-purging-system' },
    { text: 'Fastly, Purging best practices, on races with shields', url: 'https://www.fastly.com/documentation/guides/concepts/edge-state/purging' },
    { text: 'Cloudflare, Instant Purge: invalidating cached content in under a fraction of a second', url: 'https://blog.cloudflare.com/instant-purge' },
    { text: 'Birman and others, Bimodal Multicast, ACM Transactions on Computer Systems, 1999' },
    { text: 'Demers and others, Epidemic Algorithms for Replicated Database Maintenance, PODC 1987' },
  ],
  realWorld: {
    title: 'The same with a CDN’s API',
    language: 'sh',
    code: [
      '# the origin sends, with each page',
      'Surrogate-Key: shoe-7 shoes',
      'Cache-Groups: "shoe-7", "shoes"',
      '# all pages with the tag, softly',
      'curl -X POST \\',
      '  -H "Fastly-Key: $TOKEN" \\',
      '  -H "Fastly-Soft-Purge: 1" \\',
      '  $API/service/$ID/purge/shoe-7',
    ].join('\n'),
    note: 'With Cache-Groups (RFC 9875) the answer to a change itself says what to forget: Cache-Group-Invalidation. It holds for the cache that it passes through.',
  },
})
