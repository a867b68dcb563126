/**
 * Scene 9: the thundering herd. One edge, a crowd that asks for one page when its copy has expired, and an origin with room for a
 * few: who goes, who waits for whom, and what happens when the answer is for one user alone.
 */
import coalesceListings from '../../src/cdn/layers/coalesceLayer.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import type { RunView } from '../../src/scene/runView'
import { show } from '../../src/scene/listing'
import { conditions, levers } from './levers'
import { topology } from './network'
import { herd, longestMs, shared } from './outcomes'
import { RECORDED_THINK_MS, behavesAs, recordedCrowd } from './recorded'
import { apart, together } from './rounds'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 9,
  slug: 'the-thundering-herd',
  title: 'The thundering herd',
  question: 'A popular page expires while a crowd is asking. What does the origin see?',
  pictured: 'all-go',
  previously: 'A full cache lets copies go, and what is gone must be fetched again.',
  terms: [
    { term: 'thundering herd', text: 'Many requests that miss the same thing at the same time. Also called a dog-pile, or a cache stampede.' },
    { term: 'request coalescing', text: 'To let one request fetch for all that need the same at the same time. Also called collapsing.' },
    { term: 'leader', text: 'The request that fetches while others wait for its answer.' },
    { term: 'hit-for-miss', text: 'A note in the place of a copy: answers to this key cannot be shared. The lookup hits, and what it finds says: a miss, do not wait for others.' },
    { term: 'Varnish', text: 'An HTTP cache, open source: whoever wants runs it on machines of their own.' },
    { term: 'nginx', text: 'A web server, open source, that can be a cache, too.' },
    { term: 'TTL jitter', text: 'A part of the lifetime that is taken away by chance, so that copies do not expire together.' },
    { term: 'early refresh', text: 'To fetch a copy anew before it expires: at each request with a small chance, which grows as the end comes nearer.' },
  ],
  topology,
  conditions,
  listings: [show(coalesceListings, 'coalesce', 'for every request that misses')],
  instruments: [
    { kind: 'gauge', max: 60 },
    {
      kind: 'recorded',
      title: 'What open-source caches did',
      thinkMs: RECORDED_THINK_MS,
      crowd: recordedCrowd,
      as: behavesAs,
    },
  ],
  // Seed 9: early refreshes and jitter are drawn from it, where they are on.
  seed: 9,
  steps,
  canDo: 'You can say where coalescing helps and where it makes a queue, and keep copies from expiring together.',
  takeaway: (run, say) => [
    `A copy that expires in a crowd costs the origin one request for each user, ${say.count(run.origin('all-go').requests)} here; with coalescing it costs one, and ${say.counted(shared(run, 'one-goes').length, 'user')} had the answer for which another had asked.`,
    `When the leader fails, the next one goes: ${say.counted(herd(run, 'the-baton').length - 1, 'user')} still got the page. Copies that came together expire together: ${say.counted(together(run), 'request')} in a second, ${say.count(apart(run))} with jitter.`,
    `Coalescing only helps where an answer may be shared. Where it may not, a naive cache makes a queue of the crowd: ${say.ms(longestMs(run, 'the-trap'))}.`,
  ],
  quiz: {
    question: 'A cache coalesces, and remembers nothing. A crowd asks at once for a page that the origin makes for each user. What do their waits look like?',
    options: [
      { text: 'All the same: one trip', why: 'One answer cannot serve the others here: it is for the user who asked.', holds: (run) => asLongAs(run, 'one-goes') },
      { text: 'A few groups: the leader, then the others together', why: 'That takes a memory: the cache must know that the next answer cannot be shared either.', holds: (run) => !asLongAs(run, 'one-goes') && asLongAs(run, 'remembers') },
      { text: 'A staircase: each waits one trip longer than the one before', why: 'Each waits for an answer that it may not have, and then the next one goes.', holds: (run) => !asLongAs(run, 'one-goes') && !asLongAs(run, 'remembers') },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching, §4, on requests that are collapsed', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4' },
    { text: 'RFC 9211, The Cache-Status HTTP Response Header Field, §2.6', url: 'https://www.rfc-editor.org/rfc/rfc9211#section-2.6' },
    { text: 'nginx, ngx_http_proxy_module: proxy_cache_lock and its times', url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_lock' },
    { text: 'Varnish, users’ guide: hit-for-miss and the waiting list', url: 'https://varnish-cache.org/docs/trunk/users-guide/increasing-your-hitrate.html' },
    { text: 'Vattani, Chierichetti, Lowenstein, Optimal Probabilistic Cache Stampede Prevention, VLDB 2015' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      'proxy_cache_path /var/cache',
      '  keys_zone=edge:10m;',
      'location / {',
      '  proxy_pass https://origin.example;',
      '  proxy_cache edge;',
      '  # one goes',
      '  proxy_cache_lock on;',
      '  # the others give up',
      '  proxy_cache_lock_timeout 5s;',
      '  # at expiry, too',
      '  proxy_cache_use_stale updating;',
      '}',
    ].join('\n'),
    note: 'The lock is for new entries alone: without the last line all ask when a copy expires.',
  },
})

/** Whether the middle one of the trap's crowd waited no longer than that of another step's. */
function asLongAs(run: RunView, step: string): boolean {
  return run.p50({ step: 'the-trap' }) <= run.p50({ step })
}
