/**
 * The steps of scene 3: what happens, what is said about it, and what must be true.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Step } from '../../src/scene/types'
import { waitOf } from '../../src/scene/waitOf'
import { EDGE_ORIGIN_RTT_MS, LOGO, USER_EDGE_RTT_MS, VIDEO, VIDEO_BYTES } from './constants'
import type { Values } from './levers'

const BROWSER = 'browser'
const TARGET_MS = 65
/** Textbook: lookup, TCP, TLS and the request make this many round trips at least. */
const COLD_TRIPS = 4

export const steps: readonly Step<Values>[] = [
  {
    id: 'cold-hit',
    title: 'A hit, part by part',
    about: ['tls', 'http', 'dns'],
    prose: (_, say) => [
      `A round trip to the edge takes ${say.given(USER_EDGE_RTT_MS, 'ms')}, and it has the file. ${say.asked('hit')}First the browser asks [[DNS]] for its address. ${say.asked('hit', USER_EDGE_RTT_MS)}Then the [[TCP handshake]] checks that both ends hear each other, and the [[TLS handshake]] agrees on keys. Each arrow is one way.`,
      `The hit took ${say.wait('hit')}. Only the last round trip was for the file.`,
    ],
    line: (_, say) => `A hit on a cold connection, part by part: ${say.wait('hit')}.`,
    *play({ ask, prefill, wait }) {
      prefill('edge', LOGO)
      yield* wait(100)
      yield* ask(BROWSER, LOGO, { as: 'hit', follow: true })
    },
    claims: [
      {
        text: 'lookup and handshakes make trips of their own before the request',
        holds: (run) => waitOf(run, 'hit') >= COLD_TRIPS * run.rttMs('browser', 'edge'),
        instead: (_, say) => `Your levers spare this hit a handshake. First the browser asks [[DNS]] for the edge’s address; the last round trip is for the file. In all it took ${say.wait('hit')}.`,
      },
      { text: 'the hit takes exactly 136 ms (30 + 45 + 30 + 16 + 15)', holds: (run) => waitOf(run, 'hit') === 136, asPlayed: true },
      { text: 'it is a hit', holds: (run) => run.request('hit').outcome === 'hit' },
    ],
  },
  {
    id: 'cold-miss',
    title: 'A miss, cold everywhere',
    about: ['tls', 'pool'],
    prose: (run, say) => [
      `The edge does not have this ${say.given(VIDEO_BYTES, 'bytes')} video. A round trip to its origin takes ${say.given(EDGE_ORIGIN_RTT_MS, 'ms')}, and no connection is open there either.`,
      `The edge shakes hands over the long way: ${say.ms(savedByPool(run), run.request('miss').atMs + waitOf(run, 'miss'))} before it may ask. A response is one way and the time its bytes take to pass: the band. In all ${say.wait('miss')}.`,
    ],
    line: (_, say) => `A miss on cold connections: the edge shakes hands over the long way, too. ${say.wait('miss')}.`,
    predict: {
      question: 'The edge must open a connection to the origin. What will that alone cost?',
      options: ['One round trip to the origin', 'Two and a half', 'Nothing: TCP is instant'],
      answer: (run) => {
        const saved = savedByPool(run) / run.rttMs('edge', 'origin')
        return saved === 0 ? 2 : saved <= 1 ? 0 : 1
      },
      because: (run, say) => `TCP takes one and a half, TLS one: ${say.ms(savedByPool(run))} before the edge could send its request.`,
    },
    *play({ ask }) {
      yield* ask(BROWSER, VIDEO, { as: 'miss', follow: true })
    },
    claims: [
      {
        text: 'the edge’s own handshakes cost two round trips to the origin and more',
        holds: (run) => savedByPool(run) >= 2 * run.rttMs('edge', 'origin'),
        instead: samePool('miss'),
      },
      {
        text: 'the miss takes exactly 1,151 ms (30 + 45 + 30 + 16 + 300 + 200 + 410 + 5 + 115)',
        holds: (run) => waitOf(run, 'miss') === 1151,
        asPlayed: true,
      },
      { text: 'it is a miss, and the edge keeps a copy', holds: (run) => run.request('miss').cacheStatus === 'edge; fwd=uri-miss; stored' },
    ],
  },
  {
    id: 'warm-pool',
    title: 'The same miss with a warm pool',
    about: ['pool'],
    set: { pool: true },
    prose: (run, say) => [
      'The edge has lost its copy, but this time it holds open connections to the origin: a warm pool. It can ask at once. The faint ladder is the cold miss, and the bars at the left have all requests on one scale.',
      `${say.ms(waitOf(run, 'miss'), 0)} became ${say.wait('warm-miss')}. A CDN saves time even when it has to ask.`,
    ],
    line: (_, say) => `The same miss over connections that were open already: ${say.wait('warm-miss')}.`,
    *play({ ask, purge }) {
      purge('edge', `GET ${VIDEO}`)
      yield* ask(BROWSER, VIDEO, { as: 'warm-miss', follow: true })
    },
    claims: [
      {
        text: 'a warm pool saves two round trips to the origin and more',
        holds: (run) => savedByPool(run) >= 2 * run.rttMs('edge', 'origin'),
        instead: samePool('warm-miss'),
      },
      { text: 'a warm pool saves 500 ms', holds: (run) => savedByPool(run) === 500, asPlayed: true },
      { text: 'it is a miss all the same', holds: (run) => run.request('warm-miss').outcome === 'miss' },
    ],
  },
  {
    id: 'keep-alive',
    title: 'The second request',
    about: ['dns', 'keepAlive', 'pool'],
    set: { keepAlive: true },
    prose: (_, say) => [
      'The browser now leaves its connection open: [[keep-alive]]. It asks for the same file twice, and both are hits.',
      `The first request opens the connection: ${say.wait('first')}. The second needs no lookup and no handshake: ${say.wait('reused')}. Its [[TTFB]] is one round trip and the edge’s lookup.`,
    ],
    line: (_, say) => `On a connection that is open already the same hit takes ${say.wait('reused')}.`,
    predict: {
      question: 'How much of the first request’s wait will the second need?',
      options: ['All of it: a hit is a hit', 'About a half', 'Less than a quarter'],
      answer: (run) => {
        const share = waitOf(run, 'reused') / waitOf(run, 'first')
        return share < 1 / 4 ? 2 : share < 1 ? 1 : 0
      },
      because: (_, say) => `The first took ${say.wait('first')}, the second ${say.wait('reused')}: nothing is left but the request and its answer.`,
    },
    *play({ ask, wait }) {
      yield* ask(BROWSER, LOGO, { as: 'first', follow: true })
      yield* wait(60)
      yield* ask(BROWSER, LOGO, { as: 'reused', follow: true })
    },
    claims: [
      {
        text: 'the first request opens the connection, the second does not',
        holds: (run) => waitOf(run, 'first') > waitOf(run, 'reused'),
        instead: (run, say) => `With your levers both requests wait as long: ${run.levers.keepAlive ? 'the connection was open before the first' : 'each opens a connection of its own'}. Each took ${say.wait('first')}.`,
      },
      { text: 'a reused connection’s hit takes 31 ms', holds: (run) => waitOf(run, 'reused') === 31, asPlayed: true },
    ],
  },
  {
    id: 'tls',
    title: 'What TLS remembers',
    about: ['tls', 'keepAlive'],
    prose: (_, say) => [
      `Four ways to agree on keys. TLS 1.2 takes two round trips, ${say.wait('tls12')} in all.`,
      `TLS 1.3 takes one: ${say.wait('tls13')}. [[session resumption]] spares the certificate: ${say.wait('resumed')}. [[0-RTT]] sends the request with the hello: ${say.wait('early')}. Whoever records that can send it again: servers take only harmless requests early and may answer others \`425 Too Early\`.`,
    ],
    line: (_, say) => `TLS 1.2 ${say.wait('tls12')}, TLS 1.3 ${say.wait('tls13')}, resumed ${say.wait('resumed')}, 0-RTT ${say.wait('early')}.`,
    predict: {
      question: 'A browser that was here before resumes its TLS 1.3 session. What does that spare it?',
      options: ['A round trip', 'The certificate, and no trip', 'The whole handshake'],
      answer: (run) => [0, 1].find((trips) => waitOf(run, 'tls13') - waitOf(run, 'resumed') === trips * USER_EDGE_RTT_MS) === 0 ? 1 : 0,
      because: (_, say) => `TLS 1.3 took ${say.wait('tls13')}, resumed ${say.wait('resumed')}. Only early data spares the trip.`,
    },
    *play({ ask, set, wait }) {
      for (const [tls, as] of [['1.2', 'tls12'], ['1.3', 'tls13'], ['resumed', 'resumed'], ['0-rtt', 'early']] as const) {
        set({ tls })
        yield* ask(BROWSER, LOGO, { as, follow: true })
        yield* wait(60)
      }
    },
    claims: [
      {
        text: 'TLS 1.3 saves one round trip over 1.2, 0-RTT one more',
        holds: (run) =>
          waitOf(run, 'tls12') - waitOf(run, 'tls13') === USER_EDGE_RTT_MS && waitOf(run, 'tls13') - waitOf(run, 'early') === USER_EDGE_RTT_MS,
        instead: (run, say) =>
          `With your levers the four do not differ as they would: ${whyFewer(run)}. They took ${say.wait('tls12')}, ${say.wait('tls13')}, ${say.wait('resumed')} and ${say.wait('early')}.`,
      },
      { text: 'resumption spares no round trip', holds: (run) => waitOf(run, 'resumed') === waitOf(run, 'tls13') },
    ],
  },
  {
    id: 'wire',
    title: 'The textbook and the wire',
    about: ['accounting'],
    set: { accounting: 'wire' },
    prose: (run, say) => [
      'A confession: so far the client has waited until TCP’s ACK had arrived, as textbooks count. On the wire it sends its first TLS message right behind the ACK.',
      `The textbook’s hit took ${say.ms(waitOf(run, 'hit'), 0)}, this one ${say.wait('wire')}. From here on the wire counts.`,
    ],
    line: (run, say) => `The textbook counts ${say.ms(waitOf(run, 'hit'), 0)}. On the wire the ACK rides along: ${say.wait('wire')}.`,
    *play({ ask, wait }) {
      yield* wait(60)
      yield* ask(BROWSER, LOGO, { as: 'wire', follow: true })
    },
    claims: [
      {
        text: 'the textbook over-counts half a round trip',
        holds: (run) => waitOf(run, 'hit') - waitOf(run, 'wire') === USER_EDGE_RTT_MS / 2,
        instead: (run, say) => `Your levers change more between these two than how the ACK is counted, or they leave no difference. The first hit took ${say.ms(waitOf(run, 'hit'), 0)}, this one ${say.wait('wire')}.`,
      },
    ],
  },
  {
    id: 'quic',
    title: 'HTTP/3 on QUIC',
    about: ['http', 'accounting'],
    set: { accounting: 'wire', http: 'h3' },
    prose: (_, say) => [
      'HTTP/3 does not use TCP. It runs on [[QUIC]], whose first messages open the connection and carry the TLS handshake at once.',
      `${say.wait('wire')} became ${say.wait('quic')}: two handshakes are folded into one.`,
    ],
    line: (_, say) => `On the wire HTTP/2 takes ${say.wait('wire')}. HTTP/3 folds two handshakes into one: ${say.wait('quic')}.`,
    predict: {
      question: 'How many round trips does a cold hit save that way?',
      options: ['None', 'One', 'Two'],
      answer: (run) => (waitOf(run, 'wire') - waitOf(run, 'quic')) / run.rttMs('browser', 'edge'),
      because: (_, say) => `TCP’s trip is gone: ${say.wait('wire')} became ${say.wait('quic')}.`,
    },
    *play({ ask, wait }) {
      yield* wait(60)
      yield* ask(BROWSER, LOGO, { as: 'quic', follow: true })
    },
    claims: [
      {
        text: 'QUIC saves a round trip and more',
        holds: (run) => waitOf(run, 'wire') - waitOf(run, 'quic') >= USER_EDGE_RTT_MS,
        instead: (run, say) => `With your levers QUIC saves nothing: ${whyFewer(run)}. It took ${say.wait('quic')}.`,
      },
      { text: 'QUIC saves one round trip', holds: (run) => waitOf(run, 'wire') - waitOf(run, 'quic') === USER_EDGE_RTT_MS, asPlayed: true },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: the fastest first visit',
    set: { accounting: 'wire', http: 'h3' },
    prose: () => [
      'Set the levers and send requests from the browser. The faint ladder is the request before. Compare any two settings side by side.',
      'How fast can a hit be when no connection is open yet?',
    ],
    line: () => 'Your turn: how fast can a hit be when no connection is open yet?',
    *play({ ask }) {
      yield* ask(BROWSER, LOGO, { as: 'yours', follow: true })
    },
    claims: [{ text: 'the edge still answers from its copy', holds: (run) => run.request('yours').outcome === 'hit' }],
    challenge: {
      text: (say) => `Bring a hit on a new connection under ${say.given(TARGET_MS, 'ms')}, looking up the address each time.`,
      met: (run) => isCold(run) && waitOf(run, 'yours') < TARGET_MS,
      solution: { levers: { http: 'h3', tls: '0-rtt' } },
      now: (run, say) => `Your hit takes ${say.ms(waitOf(run, 'yours'), 0)}${isCold(run) ? '' : ', but something was kept from before'}.`,
    },
  },
]

/** What open connections to the origin spare a miss (ms). */
function savedByPool(run: RunView<Values>): number {
  return waitOf(run, 'miss') - waitOf(run, 'warm-miss')
}

function samePool(miss: string): (run: RunView<Values>, say: Say) => string {
  return (run, say) => `Your lever says for both misses whether the edge has connections to the origin: ${run.levers.pool ? 'it has' : 'it has none'}. This one took ${say.wait(miss)}.`
}

/** Why handshakes that differ as the scene plays it are alike. */
function whyFewer({ levers: { keepAlive, http } }: RunView<Values>): string {
  if (keepAlive) return 'the connection was open before'
  return http === 'h3' ? 'QUIC needs no TCP and always speaks TLS 1.3' : 'your lever holds for all of them'
}

/** Nothing was open or remembered. */
function isCold({ levers: { keepAlive, dns } }: RunView<Values>): boolean {
  return !keepAlive && !dns
}
