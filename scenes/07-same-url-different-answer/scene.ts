/**
 * Scene 7: same URL, different answer. One page that depends on encoding, language and device;
 * which fields make the key decides who shares a copy, who gets a wrong one, and who is poisoned.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import keyListings from '../../src/cdn/http/cacheKey.ts?listing'
import normaliseListings from '../../src/cdn/http/normalise.ts?listing'
import varyListings from '../../src/cdn/http/vary.ts?listing'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { RequestView, RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { type Values, levers } from './levers'
import { SYDNEY, differs, entries, isHit } from './measures'
import { conditions, keyRules, secondRules, shoesPage } from './shop'
import { steps } from './steps'
import { FORGED, SHOES, forgedHeaders, visitorHeaders } from './visitors'

const hasSecond = ({ secondPop }: Values): boolean => secondPop !== 'none'
const layers = httpLayers

/** The requests whose key left out a field that the page depends on. */
const keyedTooBroadly = (run: RunView): readonly RequestView[] => run.of({ step: 'too-broad' })
const isStored = (run: RunView): boolean => keyedTooBroadly(run).some(isHit)

export const scene = defineScene(levers, {
  number: 7,
  slug: 'same-url-different-answer',
  title: 'Same URL, different answer',
  question: 'When are two requests the same request?',
  pictured: 'too-broad',
  previously: 'A copy may be served past its lifetime on purpose. So far every user asked for the same thing in the same words.',
  terms: [
    { term: 'cache key', text: 'What two requests must share to be answered by one copy: the method and the URL, and what a cache adds or leaves out.' },
    { term: 'content coding', text: 'A way of compressing content: gzip, or br (Brotli). Accept-Encoding says which of them a client can read.' },
    { term: 'Vary', text: 'A response field with names of request fields. A copy may answer only requests that say the same in them.' },
    { term: 'secondary key', text: 'The values of the request fields that the response names in Vary. They choose among the copies of one URL.' },
    { term: 'User-Agent', text: 'A request field in which a browser names itself, its version and its system.' },
    { term: 'cardinality', text: 'How many different values a field takes. Every one of them is another entry.' },
    { term: 'normalisation', text: 'Making requests alike before the cache looks at them, so that fewer entries hold the same content.' },
    { term: 'X-Forwarded-Host', text: 'A request field in which proxies pass on the host that a user asked for. Any client can send it.' },
    { term: 'unkeyed input', text: 'A part of the request that changes the response and is not part of the key.' },
    { term: 'cache poisoning', text: 'Getting a cache to store a response that one request has spoilt, and to serve it to others.' },
    { term: 'POP', text: 'A point of presence: a place where a CDN has edges, with copies of their own.' },
  ],
  topology: {
    view: { kind: 'grid', edges: ['edge-frankfurt', 'edge-sydney'] },
    nodes: [
      usEast({ conditions: answerConditions, workers: 50, resources: { '/shoes': shoesPage }, displays: SHOES }),
      edge({
        id: 'edge-frankfurt', name: 'Frankfurt', city: 'frankfurt',
        layers: () => layers, key: keyRules, upstream: 'us-east', shows: 'all', ...EDGE_TIMES,
      }),
      edge({
        id: 'edge-sydney', name: 'Sydney', city: 'sydney', when: hasSecond,
        layers: () => layers, key: secondRules, upstream: 'us-east', shows: 'all', ...EDGE_TIMES,
      }),
      client({ id: 'frankfurt', name: 'Frankfurt', city: 'frankfurt', upstream: 'edge-frankfurt', asks: SHOES, says: visitorHeaders }),
      client({ id: 'sydney', name: 'Sydney', city: 'sydney', when: hasSecond, upstream: 'edge-sydney', asks: SHOES, says: visitorHeaders }),
      client({ id: 'mallory', person: 'Mallory', name: 'Mallory', city: 'frankfurt', upstream: 'edge-frankfurt', asks: SHOES, says: forgedHeaders, plants: FORGED[1] }),
      client({
        id: 'mallory-sydney', person: 'Mallory', name: 'Mallory in Sydney', city: 'sydney', when: hasSecond, upstream: 'edge-sydney',
        asks: SHOES, says: forgedHeaders, plants: FORGED[1],
      }),
    ],
    links: [
      { from: 'frankfurt', to: 'edge-frankfurt', rttMs: LOCAL_RTT_MS },
      { from: 'sydney', to: 'edge-sydney', rttMs: LOCAL_RTT_MS, when: hasSecond },
      { from: 'mallory', to: 'edge-frankfurt', rttMs: LOCAL_RTT_MS },
      { from: 'mallory-sydney', to: 'edge-sydney', rttMs: LOCAL_RTT_MS, when: hasSecond },
      { from: 'edge-frankfurt', to: 'us-east' },
      { from: 'edge-sydney', to: 'us-east', when: hasSecond },
    ],
  },
  conditions,
  listings: [
    show(keyListings, 'cacheKey', 'the primary key'),
    show(varyListings, 'varyKey', 'what Vary adds'),
    show(normaliseListings, 'normalise', 'before anything else'),
  ],
  instruments: [{ kind: 'gauge', max: 40 }, { kind: 'memory', maxBytes: 4_000_000 }, { kind: 'wrong', label: 'Wrong content' }, { kind: 'ratio' }],
  // Seed 7: at this seed phones and desktops are mixed from the start of every crowd, so that wrong pages show at once.
  seed: 7,
  steps,
  canDo: 'You can choose a cache key: all that the answer depends on, and nothing else.',
  takeaway: (run, say) => [
    'Two requests are the same when their keys are equal. The key must hold everything that the response depends on, and nothing that it does not.',
    `Too much in the key costs hits: ${say.counted(entries(run, 'shatter'), ['entry', 'entries'])} for one page. Too little hands users a page that was made for somebody else, quickly and without any sign of a fault.`,
    'What a request can change and the key leaves out is an opening. Put it in the key, or let it go no further than the edge.',
    `All POPs must share their rules: one without them held ${say.counted(entries(run, 'two-pops', SYDNEY), ['entry', 'entries'])} of the same page, and was poisoned where nobody at the others could see it.`,
  ],
  quiz: {
    question: 'A page depends on a field, and the key leaves it out. What happens?',
    options: [
      {
        text: 'The cache notices, and asks the origin',
        why: 'Nothing tells it: it sees the key, and the key is the same. It never reads what the page depends on.',
        holds: (run) => isStored(run) && !keyedTooBroadly(run).some(differs),
      },
      {
        text: 'Whoever asks first decides what the others get',
        why: 'A cache compares keys, not pages. Equal keys share a copy, whatever else the requests said.',
        holds: (run) => isStored(run) && keyedTooBroadly(run).some(differs),
      },
      {
        text: 'The page is not stored',
        why: 'What may be stored is said by the response. A key that lacks a field stops nobody.',
        holds: (run) => !isStored(run),
      },
    ],
  },
  sources: [
    { text: 'RFC 9111, HTTP Caching, §2 and §4.1', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.1' },
    { text: 'RFC 9110, HTTP Semantics, §12.5.5 Vary', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5' },
    { text: 'James Kettle, Practical Web Cache Poisoning, 2018', url: 'https://portswigger.net/research/practical-web-cache-poisoning' },
  ],
  realWorld: {
    title: 'The same in VCL',
    language: 'vcl',
    code: [
      'sub vcl_recv {',
      '  unset req.http.X-Forwarded-Host;',
      '  set req.url = std.querysort(',
      '    regsuball(req.url,',
      '      "utm_[a-z]+=[^&]*&?", ""));',
      '  if (req.http.User-Agent',
      '      ~ "(?i)mobile") {',
      '    set req.http.User-Agent =',
      '      "phone";',
      '  } else {',
      '    set req.http.User-Agent =',
      '      "desktop";',
      '  }',
      '}',
    ].join('\n'),
    note: 'Varnish makes Accept-Encoding alike by itself. The order matters: what is dropped here is seen neither by the key nor by the origin.',
  },
})
