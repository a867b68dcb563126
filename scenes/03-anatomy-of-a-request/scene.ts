/**
 * Scene 3: one request, part by part. DNS, TCP, TLS, the request itself, and what each costs
 * when it is cold, warm or left out.
 */
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { resolver } from '../../src/cdn/nodes/resolver'
import { EDGE_TIMES, THINK_MS } from '../../src/cdn/commonWorld'
import edgeListings from '../../src/cdn/nodes/cacheNode.ts?listing'
import clientListings from '../../src/cdn/nodes/httpClient.ts?listing'
import type { Transport } from '../../src/cdn/nodes/httpClient'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import type { RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { waitOf } from '../../src/scene/waitOf'
import { EDGE_ORIGIN_RTT_MS, LOGO, USER_EDGE_RTT_MS, VIDEO, VIDEO_BYTES } from './constants'
import { type Values, levers } from './levers'
import { ladders } from './ladders'
import { steps } from './steps'

function browserTransport({ dns, keepAlive, tls, http, accounting }: Values): Transport {
  return { dnsCached: dns, keepAlive, warm: false, resolver: 'resolver', tls, http, accounting }
}

function edgeTransport({ pool, accounting }: Values): Transport {
  return { dnsCached: true, keepAlive: false, warm: pool, tls: '1.3', http: 'h2', accounting }
}

export const scene = defineScene(levers, {
  number: 3,
  slug: 'anatomy-of-a-request',
  title: 'Anatomy of a request',
  question: 'Where do the milliseconds go before the first byte?',
  pictured: 'cold-miss',
  previously: 'A copy near the user made a request twenty times faster. Its connections were open all along; now they are not.',
  terms: [
    { term: 'DNS', text: 'The system that turns a host name into an address. A resolver asks around and answers.' },
    { term: 'TCP handshake', text: 'SYN, SYN-ACK, ACK: each end tells from where it counts its bytes and hears that the other knows. So nothing is lost unnoticed, and no old message is taken for a new one.' },
    { term: 'TLS handshake', text: 'ClientHello, ServerHello, Finished, in TLS 1.2 ClientKeyExchange, too: both ends agree on keys, and the server proves who it is with a certificate. Without that anybody on the way could read the request, change the answer, or answer in its place.' },
    { term: 'TTFB', text: 'Time to first byte: from the click to the first byte of the answer. What the rest of its bytes take comes on top.' },
    { term: 'keep-alive', text: 'A connection that stays open after its response, ready for the next request.' },
    { term: 'session resumption', text: 'A TLS handshake that builds on the keys of an earlier one, and so needs no certificate.' },
    { term: '0-RTT', text: 'Early data: a request that goes along with the first message of a resumed handshake. The server cannot tell it from a recording that somebody plays again, so it must be one that does no harm twice.' },
    { term: 'QUIC', text: 'A transport over UDP, the protocol of single messages. It makes connection and TLS in one handshake. HTTP/3 runs on it.' },
  ],
  topology: {
    view: { kind: 'lifelines', order: ['browser', 'resolver', 'edge', 'origin'], ...ladders },
    nodes: [
      client({ id: 'browser', name: 'Browser', upstream: 'edge', asks: LOGO, transport: browserTransport }),
      resolver({ id: 'resolver', name: 'Resolver' }),
      edge({
        id: 'edge', name: 'Edge', layers: () => [cacheLayer], upstream: 'origin',
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
  listings: [
    show(clientListings, 'Client.connect', 'before the first byte'),
    show(edgeListings, 'Edge.fetchFromOrigin', 'on a miss'),
  ],
  instruments: [{ kind: 'waterfall' }],
  // Nothing in this scene is random; the seed is the scene's number.
  seed: 3,
  steps,
  canDo: 'You can take a wait apart into lookup, handshakes and the request, and say what each protocol takes out.',
  takeaway: (run, say) => [
    `A hit on a cold connection took ${say.wait('wire')}, and only ${say.wait('reused')} of it was the request: the rest was asking for an address and shaking hands.`,
    `On a miss the edge shakes hands with the origin, too. A warm pool saved ${say.ms(run.request('miss').waitMs! - run.request('warm-miss').waitMs!)}.`,
    'Each newer protocol takes out a round trip; an open connection takes out nearly all of them.',
  ],
  quiz: {
    question: 'A page needs ten small files from one edge, and all are hits. What helps most?',
    options: [
      {
        text: 'A faster edge',
        why: 'All files are hits already: what the edge itself does is the smallest part of a wait. The trips before the request cost more.',
        holds: (run) => savesMost(run) === 'lookup',
      },
      {
        text: 'One connection that stays open',
        why: 'An open connection pays for address and handshakes once. Resumption spares the certificate, and there is still a handshake for each connection.',
        holds: (run) => savesMost(run) === 'connection',
      },
      {
        text: 'TLS resumption',
        why: 'It spares the certificate, and with TLS 1.3 no trip. Name, connection and handshake are still paid for every file.',
        holds: (run) => savesMost(run) === 'resumption',
      },
    ],
  },
  sources: [
    { text: 'RFC 9293, Transmission Control Protocol, §3.5', url: 'https://www.rfc-editor.org/rfc/rfc9293' },
    { text: 'RFC 5246, TLS 1.2, §7.3', url: 'https://www.rfc-editor.org/rfc/rfc5246' },
    { text: 'RFC 8446, TLS 1.3, §2 and, on replay, §8', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
    { text: 'RFC 8470, Using Early Data in HTTP: 425 (Too Early)', url: 'https://www.rfc-editor.org/rfc/rfc8470' },
    { text: 'RFC 9000 and RFC 9001, QUIC', url: 'https://www.rfc-editor.org/rfc/rfc9000' },
    { text: 'RFC 6928, Increasing TCP’s Initial Window', url: 'https://www.rfc-editor.org/rfc/rfc6928' },
  ],
  realWorld: {
    title: 'The same in nginx',
    language: 'nginx',
    code: [
      'upstream origin {',
      '  server origin.example:443;',
      '  # the warm pool',
      '  keepalive 32;',
      '}',
      'server {',
      '  # HTTP/3',
      '  listen 443 quic reuseport;',
      '  listen 443 ssl;',
      '  http2 on;',
      '  ssl_protocols TLSv1.2 TLSv1.3;',
      '  ssl_session_cache shared:tls:10m;',
      '  # 0-RTT: safe methods only',
      '  ssl_early_data on;',
      '  keepalive_timeout 75s;',
      '}',
    ].join('\n'),
    note: 'nginx tells your application of early data only if you pass it on: proxy_set_header Early-Data $ssl_early_data. Then it can answer Too Early to what must not happen twice.',
  },
})

/** What would shorten a cold hit most: an edge that needs no time, a connection that is open, a session that TLS remembers. */
function savesMost(run: RunView): string {
  const saved = {
    lookup: EDGE_TIMES.lookupMs,
    connection: waitOf(run, 'hit') - waitOf(run, 'reused'),
    resumption: run.request('tls13').waitMs! - run.request('resumed').waitMs!,
  }
  return Object.entries(saved).toSorted(([, a], [, b]) => b - a)[0]![0]
}
