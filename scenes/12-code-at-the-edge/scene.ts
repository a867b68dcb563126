/**
 * Scene 12: code at the edge. What a POP can do with a request that must not be cached: keep answers apart, refuse, send on, run a learner's
 * function, check tokens, split users, put pages together, and hold a flood.
 */
import bypassListings from '../../src/cdn/layers/bypassLayer.ts?listing'
import functionListings from '../../src/cdn/layers/edgeFunctionLayer.ts?listing'
import limitListings from '../../src/cdn/layers/rateLimitLayer.ts?listing'
import { loadIsolates } from '../../src/cdn/isolate/loadIsolates'
import { defineScene } from '../../src/scene/defineScene'
import { leaks } from '../../src/scene/leaks'
import { show } from '../../src/scene/listing'
import { levers } from './levers'
import { topology } from './network'
import { passed, startMs } from './outcomes'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 12,
  slug: 'code-at-the-edge',
  title: 'Code at the edge',
  question: 'What can the edge do with a request that must not be cached?',
  pictured: 'flood',
  previously: 'A purge makes the world forget what it has stored. Some answers must not be stored at all.',
  terms: [
    { term: 'leak', text: 'An answer that is for one user comes to another.' },
    { term: 'bypass', text: 'A request goes past the cache: no copy is looked for, nobody waits for its answer, and none is kept. Reasons are a session cookie or Authorization in the request, or private in the answer; Set-Cookie in an answer, which gives its user a cookie, is no more than a hint.' },
    { term: 'filter', text: 'Rules by which requests are refused before anything else looks at them. Here by the country; XX stands for one. As a product: a web application firewall, WAF.' },
    { term: 'edge function', text: 'A small program of the site’s owner that a CDN runs at its POPs for each request.' },
    { term: 'CPU budget', text: 'How long code may use the processor for one request. What takes longer is stopped.' },
    { term: 'token', text: 'A text that says whose it is and until when it holds, signed by who made it. The usual form is JWT, JSON Web Token.' },
    { term: 'preflight', text: 'What a browser asks before a page of one site may change something at another: by the method OPTIONS. The rules are called CORS, cross-origin resource sharing.' },
    { term: 'hash', text: 'A rule that makes a number of a text: always the same one, and of texts that are alike very different ones. FNV is a short one.' },
    { term: 'fragments', text: 'Parts of a page, each of them kept and fetched for itself.' },
    { term: 'KV store', text: 'Keys with values, kept in one centre, with copies at POPs of what was read there.' },
    { term: 'cold start', text: 'What it takes until code that is not running yet can take its first request.' },
    { term: 'isolate', text: 'A closed room for code inside of a program that runs already. Many share one process.' },
    { term: 'container', text: 'A small computer of its own, in software, with all that a program needs.' },
    { term: 'Wasm', text: 'WebAssembly: code that was made ready before, so that an instance of it is there at once.' },
    { term: 'rate limit', text: 'So many requests in so much time; whoever comes beyond that is refused.' },
  ],
  topology,
  needs: loadIsolates,
  listings: [show(limitListings, 'rateLimit', 'for every request', { 6: 'no followed request is one too many' }), show(functionListings, 'edgeFunction', 'behind it'), show(bypassListings, 'bypass', 'just before the cache')],
  instruments: [{ kind: 'gauge', max: 160 }, { kind: 'answerers' }],
  // Seed 12: cold starts are drawn from it.
  seed: 12,
  steps,
  canDo: 'You can keep one user’s answers from all others, and decide what code at the edge may answer by itself.',
  takeaway: (run, say) => [
    `What is for one user must go past the cache: ${say.counted(leaks(run, { step: 'stored' }).length, 'answer')} came to a stranger from a copy, ${say.count(leaks(run, { step: 'waiter' }).length)} without one, and none by the way past it.`,
    `Code at a POP answers without the origin: ${say.wait('blocked')} for a refusal, ${say.wait('german')} for a function, and what goes wrong in one request fails alone. A container’s cold start took ${say.ms(startMs(run, 'container-1'))}.`,
    `Each POP counts for itself: of one flood ${say.count(passed(run, 'first'))} passed one limit, and ${say.count(passed(run, 'second'))} twelve.`,
  ],
  quiz: {
    question: 'An answer says “private”, and no cache stores it. Can it still come to a stranger?',
    options: [
      { text: 'No: what is not stored cannot be given away', why: 'Ben had Ana’s account, and nothing was stored: he waited for her request’s answer.', holds: (run) => leaks(run, { step: 'waiter' }).length === 0 },
      { text: 'Yes, from an edge that shares what it is fetching', why: 'Who waits there for another’s request gets its answer. So it must neither be stored nor shared on its way.', holds: (run) => leaks(run, { step: 'waiter' }).length > 0 && run.request('ben-waits').waitMs! > run.request('ben-stored').waitMs! },
      { text: 'Yes, when it expires', why: 'What was never stored does not expire.', holds: (run) => leaks(run, { step: 'waiter' }).length > 0 && run.request('ben-waits').waitMs! <= run.request('ben-stored').waitMs! },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching, §3 and §5.2.2.7, on answers for one user', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3' },
    { text: 'RFC 9923, The FNV Non-Cryptographic Hash Algorithm', url: 'https://www.rfc-editor.org/info/rfc9923' },
    { text: 'RFC 8725, JSON Web Token Best Current Practices', url: 'https://www.rfc-editor.org/rfc/rfc8725' },
    { text: 'Fetch standard, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' },
    { text: 'Cloudflare, How we built rate limiting capable of scaling to millions of domains', url: 'https://blog.cloudflare.com/counting-things-a-lot-of-different-things/' },
    { text: 'Cloudflare, Workers KV: how KV works', url: 'https://developers.cloudflare.com/kv/concepts/how-kv-works/' },
    { text: 'Mirheidari et al., Cached and Confused: Web Cache Deception in the Wild, USENIX Security 2020' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      'limit_req_zone $binary_remote_addr',
      '  zone=login:10m rate=10r/s;',
      'location = /login {',
      '  limit_req zone=login burst=5;',
      '  limit_req_status 429;',
      '  proxy_pass https://origin.example;',
      '}',
      'location /api/ {',
      '  # past the cache, both ways',
      '  proxy_cache off;',
      '  proxy_pass https://origin.example;',
      '}',
    ].join('\n'),
    note: 'limit_req is a leaky bucket, and its zone belongs to one machine.',
  },
})
