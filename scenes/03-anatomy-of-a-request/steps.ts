/**
 * The steps of scene 3: what happens, what is said about it, and what must be true.
 */
import type { RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import { waitOf } from '../../src/scene/waitOf'
import { EDGE_ORIGIN_RTT_MS, LOGO, USER_EDGE_RTT_MS, VIDEO, VIDEO_BYTES } from './constants'
import type { Values } from './levers'

const BROWSER = 'browser'
const TARGET_MS = 65

export const steps: readonly Step<Values>[] = [
  {
    id: 'cold-hit',
    title: 'A hit, part by part',
    prose: (run, say) => [
      `The edge is ${say.given(USER_EDGE_RTT_MS, 'ms')} away and has the file. First the browser asks [[DNS]] for the edge’s address. Then [[TCP handshake]], then [[TLS handshake]], and only then the request.`,
      `The hit took ${say.wait('hit')}. The request and its answer were the last ${say.ms(waitOf(run, 'reused'), run.request('hit').atMs + waitOf(run, 'hit'))} of it.`,
    ],
    line: (_, say) => `A hit on a cold connection, part by part: ${say.wait('hit')}.`,
    *play({ ask, prefill, wait }) {
      prefill('edge', LOGO)
      yield* wait(100)
      yield* ask(BROWSER, LOGO, { as: 'hit', follow: true })
    },
    claims: [
      { text: 'the hit takes exactly 136 ms (30 + 45 + 30 + 16 + 15)', holds: (run) => waitOf(run, 'hit') === 136 },
      { text: 'it is a hit', holds: (run) => run.request('hit').outcome === 'hit' },
    ],
  },
  {
    id: 'cold-miss',
    title: 'A miss, cold everywhere',
    prose: (run, say) => [
      `Now a ${say.given(VIDEO_BYTES, 'bytes')} video that the edge does not have. Its origin is ${say.given(EDGE_ORIGIN_RTT_MS, 'ms')} away, and no connection is open there either.`,
      `So the edge shakes hands, too, over the long way: ${say.ms(waitOf(run, 'miss') - waitOf(run, 'warm-miss'), run.request('miss').atMs + waitOf(run, 'miss'))} before it may ask. In all ${say.wait('miss')}.`,
    ],
    line: (_, say) => `A miss on cold connections: the edge shakes hands over the long way, too. ${say.wait('miss')}.`,
    predict: {
      question: 'The edge must open a connection to the origin. What will that alone cost?',
      options: ['One round trip to the origin', 'Two and a half', 'Nothing: TCP is instant'],
      answer: (run) => {
        const saved = (waitOf(run, 'miss') - waitOf(run, 'warm-miss')) / run.rttMs('edge', 'origin')
        return saved === 0 ? 2 : saved <= 1 ? 0 : 1
      },
      because: (run, say) =>
        `TCP takes one and a half, TLS one: ${say.ms(waitOf(run, 'miss') - waitOf(run, 'warm-miss'))} before the edge could send its request.`,
    },
    *play({ ask }) {
      yield* ask(BROWSER, VIDEO, { as: 'miss', follow: true })
    },
    claims: [
      {
        text: 'the miss takes exactly 1,151 ms (30 + 45 + 30 + 16 + 300 + 200 + 410 + 5 + 115)',
        holds: (run) => waitOf(run, 'miss') === 1151,
      },
      { text: 'it is a miss, and the edge keeps a copy', holds: (run) => run.request('miss').cacheStatus === 'edge; fwd=uri-miss; stored' },
    ],
  },
  {
    id: 'warm-pool',
    title: 'The same miss with a warm pool',
    set: { pool: true },
    prose: (run, say) => [
      'The edge has lost its copy, but this time it holds open connections to the origin: a warm pool. It can ask at once.',
      `${say.ms(waitOf(run, 'miss'), 0)} became ${say.wait('warm-miss')}. A CDN saves time even when it has to ask.`,
    ],
    line: (_, say) => `The same miss over connections that were open already: ${say.wait('warm-miss')}.`,
    *play({ ask, purge }) {
      purge('edge', `GET ${VIDEO}`)
      yield* ask(BROWSER, VIDEO, { as: 'warm-miss', follow: true })
    },
    claims: [
      { text: 'a warm pool saves 500 ms', holds: (run) => waitOf(run, 'miss') - waitOf(run, 'warm-miss') === 500 },
      { text: 'it is a miss all the same', holds: (run) => run.request('warm-miss').outcome === 'miss' },
    ],
  },
  {
    id: 'keep-alive',
    title: 'The second request',
    set: { keepAlive: true },
    prose: (_, say) => [
      `The browser now leaves its connection open: [[keep-alive]]. The first request still pays for everything, ${say.wait('first')}.`,
      `The second needs no lookup and no handshake: ${say.wait('reused')}. Its [[TTFB]] is one round trip and the edge’s lookup.`,
    ],
    line: (_, say) => `On a connection that is open already the same hit takes ${say.wait('reused')}.`,
    *play({ ask, wait }) {
      yield* ask(BROWSER, LOGO, { as: 'first' })
      yield* wait(60)
      yield* ask(BROWSER, LOGO, { as: 'reused', follow: true })
    },
    claims: [
      { text: 'a reused connection’s hit takes 31 ms', holds: (run) => waitOf(run, 'reused') === 31 },
      { text: 'the first request of the connection still pays for all of it', holds: (run) => waitOf(run, 'first') === waitOf(run, 'hit') },
    ],
  },
  {
    id: 'tls',
    title: 'What TLS remembers',
    prose: (_, say) => [
      `A newer TLS needs fewer round trips. TLS 1.2 makes two, ${say.wait('tls12')} in all; TLS 1.3 one, ${say.wait('tls13')}. [[session resumption]] spares the certificate, but not the trip: ${say.wait('resumed')}.`,
      `With [[0-RTT]] a returning browser sends its request along with the first message: ${say.wait('early')}.`,
    ],
    line: (_, say) => `TLS 1.2 ${say.wait('tls12')}, TLS 1.3 ${say.wait('tls13')}, resumed ${say.wait('resumed')}, 0-RTT ${say.wait('early')}.`,
    *play({ ask, set, wait }) {
      for (const [tls, as] of [['1.2', 'tls12'], ['1.3', 'tls13'], ['resumed', 'resumed'], ['0-rtt', 'early']] as const) {
        set({ tls })
        yield* ask(BROWSER, LOGO, { as, follow: true })
        yield* wait(60)
      }
    },
    claims: [
      { text: 'TLS 1.3 saves one round trip over 1.2', holds: (run) => waitOf(run, 'tls12') - waitOf(run, 'tls13') === USER_EDGE_RTT_MS },
      { text: 'resumption spares no round trip', holds: (run) => waitOf(run, 'resumed') === waitOf(run, 'tls13') },
      { text: '0-RTT saves one more', holds: (run) => waitOf(run, 'tls13') - waitOf(run, 'early') === USER_EDGE_RTT_MS },
    ],
  },
  {
    id: 'quic',
    title: 'Two handshakes folded into one',
    set: { accounting: 'wire' },
    prose: (run, say) => [
      `A confession: the textbook waits for TCP’s ACK to arrive. On the wire the client sends right behind it, and the hit takes ${say.wait('wire')}, not ${say.ms(waitOf(run, 'hit'), 0)}.`,
      `HTTP/3 runs on [[QUIC]], which makes connection and TLS in one handshake: ${say.wait('quic')}, one round trip less.`,
    ],
    line: (_, say) => `On the wire HTTP/2 takes ${say.wait('wire')}. HTTP/3 folds two handshakes into one: ${say.wait('quic')}.`,
    *play({ ask, set, wait }) {
      yield* ask(BROWSER, LOGO, { as: 'wire', follow: true })
      yield* wait(60)
      set({ http: 'h3' })
      yield* ask(BROWSER, LOGO, { as: 'quic', follow: true })
    },
    claims: [
      { text: 'the textbook over-counts half a round trip', holds: (run) => waitOf(run, 'hit') - waitOf(run, 'wire') === USER_EDGE_RTT_MS / 2 },
      { text: 'QUIC saves one round trip', holds: (run) => waitOf(run, 'wire') - waitOf(run, 'quic') === USER_EDGE_RTT_MS },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: the fastest first visit',
    prose: () => [
      `Set the levers and {{send ${BROWSER}|send requests from the browser}}. Compare any two settings side by side.`,
      'How fast can a hit be when no connection is open yet?',
    ],
    line: () => 'Your turn: how fast can a hit be when no connection is open yet?',
    *play({ ask }) {
      yield* ask(BROWSER, LOGO, { as: 'yours', follow: true })
    },
    claims: [{ text: 'the edge still answers from its copy', holds: (run) => run.request('yours').outcome === 'hit' }],
    challenge: {
      text: (say) => `Bring a hit on a new connection under ${say.given(TARGET_MS, 'ms')}, in textbook accounting, looking up the address each time.`,
      met: (run) => isCold(run) && waitOf(run, 'yours') < TARGET_MS,
      solution: { levers: { http: 'h3', tls: '0-rtt' } },
      now: (run, say) => `Your hit takes ${say.ms(waitOf(run, 'yours'), 0)}${isCold(run) ? '' : ', but something was kept from before'}.`,
    },
  },
]

/** Nothing was open or remembered, and the textbook counts. */
function isCold({ levers: { keepAlive, dns, accounting } }: RunView<Values>): boolean {
  return !keepAlive && !dns && accounting === 'textbook'
}
