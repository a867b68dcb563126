/**
 * Scene 3: one request, part by part. DNS, TCP, TLS, the request itself, and what each costs
 * when it is cold, warm or left out.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { resolver } from '../../src/cdn/nodes/resolver'
import { EDGE_TIMES, THINK_MS } from '../../src/cdn/commonWorld'
import type { LeverValues } from '../../src/cdn/levers'
import type { Accounting, HttpVersion, TlsMode } from '../../src/cdn/net/handshake'
import edgeListings from '../../src/cdn/nodes/cacheNode.ts?listing'
import clientListings from '../../src/cdn/nodes/httpClient.ts?listing'
import type { Transport } from '../../src/cdn/nodes/httpClient'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import type { RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { EDGE_ORIGIN_RTT_MS, LOGO, USER_EDGE_RTT_MS, VIDEO, VIDEO_BYTES } from './constants'
import { steps } from './steps'

function browserTransport(levers: LeverValues): Transport {
  return {
    dnsCached: levers['dns'] === true,
    keepAlive: levers['keepAlive'] === true,
    warm: false,
    resolver: 'resolver',
    tls: levers['tls'] as TlsMode,
    http: levers['http'] as HttpVersion,
    accounting: levers['accounting'] as Accounting,
  }
}

function edgeTransport(levers: LeverValues): Transport {
  return {
    dnsCached: true,
    keepAlive: false,
    warm: levers['pool'] === true,
    tls: '1.3',
    http: 'h2',
    accounting: levers['accounting'] as Accounting,
  }
}

export const scene = defineScene({
  number: 3,
  slug: 'anatomy-of-a-request',
  title: 'Anatomy of a request',
  question: 'Where do the milliseconds go before the first byte?',
  previously: 'A copy near the user made a request twenty times faster. Its connections were open all along; now they are not.',
  terms: [
    { term: 'DNS', text: 'The system that turns a host name into an address. A resolver asks around and answers.' },
    { term: 'TCP handshake', text: 'SYN, SYN-ACK, ACK: both ends agree on a connection before any byte of it is sent.' },
    { term: 'TLS handshake', text: 'Both ends agree on keys, and the server proves who it is, before any request is sent.' },
    { term: 'TTFB', text: 'Time to first byte: from the click to the first byte of the answer.' },
    { term: 'keep-alive', text: 'A connection that stays open after its response, ready for the next request.' },
    { term: 'session resumption', text: 'A TLS handshake that builds on an earlier one and needs no certificate.' },
    { term: '0-RTT', text: 'Data sent along with the first message of a resumed handshake, before any answer.' },
    { term: 'QUIC', text: 'A transport over UDP that makes connection and TLS in one handshake. HTTP/3 runs on it.' },
  ],
  topology: {
    view: { kind: 'lifelines', order: ['browser', 'resolver', 'edge', 'origin'] },
    nodes: [
      client({ id: 'browser', name: 'Browser', via: () => 'edge', asks: LOGO, transport: browserTransport }),
      resolver({ id: 'resolver', name: 'Resolver' }),
      edge({
        id: 'edge', name: 'Edge', layers: () => [cacheLayer], upstream: () => 'origin',
        shows: [`GET ${LOGO}`, `GET ${VIDEO}`], ...EDGE_TIMES, transport: edgeTransport,
      }),
      origin({
        id: 'origin', name: 'Origin', thinkMs: () => THINK_MS, workers: 5, queueLimit: 100,
        resources: {
          [LOGO]: { bytes: 12_000, headers: [['Content-Type', 'image/png']] },
          [VIDEO]: { bytes: VIDEO_BYTES, headers: [['Content-Type', 'video/mp4']] },
        },
      }),
    ],
    links: [
      { from: 'browser', to: 'resolver', rttMs: USER_EDGE_RTT_MS },
      { from: 'browser', to: 'edge', rttMs: USER_EDGE_RTT_MS, bytesPerMs: 100_000 },
      { from: 'edge', to: 'origin', rttMs: EDGE_ORIGIN_RTT_MS, bytesPerMs: 50_000 },
    ],
  },
  levers: {
    tls: {
      kind: 'choice', label: 'TLS', initial: '1.3',
      help: 'Which handshake the browser and the edge make.',
      options: [
        { value: '1.2', label: 'TLS 1.2' }, { value: '1.3', label: 'TLS 1.3' },
        { value: 'resumed', label: '1.3 resumed' }, { value: '0-rtt', label: '0-RTT' },
      ],
      claims: [
        { value: '1.2', text: 'TLS 1.2 costs one round trip more than 1.3', holds: (run, base) => hit(run) - hit(base) === USER_EDGE_RTT_MS },
        { value: 'resumed', text: 'resumption alone saves no round trip over TLS 1.3', holds: (run, base) => hit(run) === hit(base) },
        { value: '0-rtt', text: '0-RTT saves the round trip of the handshake', holds: (run, base) => hit(base) - hit(run) === USER_EDGE_RTT_MS },
      ],
    },
    http: {
      kind: 'choice', label: 'HTTP', initial: 'h2',
      help: 'HTTP/3 runs on QUIC, which always speaks TLS 1.3.',
      options: [{ value: 'h2', label: 'HTTP/2 on TCP' }, { value: 'h3', label: 'HTTP/3 on QUIC' }],
      claims: [
        {
          value: 'h3',
          text: 'QUIC needs no TCP handshake: its textbook 1.5 round trips are gone',
          holds: (run, base) => hit(base) - hit(run) === 1.5 * USER_EDGE_RTT_MS,
        },
      ],
    },
    dns: {
      kind: 'toggle', label: 'Remember DNS answers', initial: false,
      help: 'The browser keeps an address that it has looked up.',
      claims: [
        {
          value: true,
          text: 'the second lookup of a name is free',
          holds: (run, base) => base.request('miss').waitMs! - run.request('miss').waitMs! === USER_EDGE_RTT_MS,
        },
      ],
    },
    keepAlive: {
      kind: 'toggle', label: 'Keep connections open', initial: false,
      help: 'Browser to edge: the next request uses the same connection.',
      claims: [
        {
          value: true,
          text: 'a reused connection spares lookup and handshakes',
          holds: (run, base) => base.request('miss').waitMs! - run.request('miss').waitMs! === 3.5 * USER_EDGE_RTT_MS,
        },
      ],
    },
    pool: {
      kind: 'toggle', label: 'Warm pool to the origin', initial: false,
      help: 'The edge keeps connections to the origin open.',
      claims: [
        {
          value: true,
          text: 'a warm pool saves 2.5 round trips to the origin',
          holds: (run, base) => base.request('miss').waitMs! - run.request('miss').waitMs! === 2.5 * EDGE_ORIGIN_RTT_MS,
        },
      ],
    },
    accounting: {
      kind: 'choice', label: 'Accounting', initial: 'textbook',
      help: 'Textbook: wait until the ACK has arrived. On the wire: send right behind it.',
      options: [{ value: 'textbook', label: 'Textbook' }, { value: 'wire', label: 'On the wire' }],
      claims: [
        {
          value: 'wire',
          text: 'the textbook over-counts half a round trip for each TCP handshake',
          holds: (run, base) =>
            hit(base) - hit(run) === USER_EDGE_RTT_MS / 2 &&
            base.request('miss').waitMs! - run.request('miss').waitMs! === (USER_EDGE_RTT_MS + EDGE_ORIGIN_RTT_MS) / 2,
        },
      ],
    },
  },
  listings: [
    show(clientListings, 'Client.connect', 'before the first byte'),
    show(edgeListings, 'Edge.fetchFromOrigin', 'on a miss'),
  ],
  instruments: [{ kind: 'waterfall' }, { kind: 'waits', maxMs: 200 }],
  // Nothing in this scene is random; the seed is the scene's number.
  seed: 3,
  steps,
  takeaway: (run, say) => [
    `A hit on a cold connection took ${say.wait('hit')}, and only ${say.wait('reused')} of it was the request: the rest was asking for an address and shaking hands.`,
    `On a miss the edge shakes hands with the origin, too. A warm pool saved ${say.ms(run.request('miss').waitMs! - run.request('warm-miss').waitMs!)}.`,
    'Each newer protocol takes out a round trip; an open connection takes out nearly all of them.',
  ],
  quiz: {
    question: 'A page needs ten small files from one edge, and all are hits. What helps most?',
    options: [
      { text: 'A faster edge', holds: (run) => savesMost(run) === 'lookup' },
      { text: 'One connection that stays open', holds: (run) => savesMost(run) === 'connection' },
      { text: 'TLS resumption', holds: (run) => savesMost(run) === 'resumption' },
    ],
    why: 'An open connection pays for address and handshakes once. Resumption makes a new handshake cheaper, and there is still one for each connection.',
  },
  sources: [
    { text: 'RFC 9293, Transmission Control Protocol, §3.5', url: 'https://www.rfc-editor.org/rfc/rfc9293' },
    { text: 'RFC 8446, TLS 1.3, §2', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
    { text: 'RFC 9000 and RFC 9001, QUIC', url: 'https://www.rfc-editor.org/rfc/rfc9000' },
    { text: 'RFC 6928, Increasing TCP’s Initial Window', url: 'https://www.rfc-editor.org/rfc/rfc6928' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      'upstream origin {',
      '  server origin.example:443;',
      '  keepalive 32;               # the warm pool',
      '}',
      'server {',
      '  listen 443 quic reuseport;  # HTTP/3',
      '  listen 443 ssl;',
      '  http2 on;',
      '  ssl_protocols TLSv1.2 TLSv1.3;',
      '  ssl_session_cache shared:tls:10m;',
      '  ssl_early_data on;          # 0-RTT: safe methods only',
      '  keepalive_timeout 75s;',
      '}',
    ].join('\n'),
    note: '0-RTT data can be replayed by an attacker: RFC 8470 tells a server when to refuse it.',
  },
})

function hit(run: RunView): number {
  return run.request('hit').waitMs!
}

/** What would shorten a cold hit most: an edge that needs no time, a connection that is open, a session that TLS remembers. */
function savesMost(run: RunView): string {
  const saved = {
    lookup: EDGE_TIMES.lookupMs,
    connection: hit(run) - run.request('reused').waitMs!,
    resumption: run.request('tls13').waitMs! - run.request('resumed').waitMs!,
  }
  const [[most]] = Object.entries(saved).toSorted(([, a], [, b]) => b - a) as [[string, number]]
  return most
}
