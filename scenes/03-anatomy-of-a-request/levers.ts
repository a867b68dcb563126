/**
 * What a learner can move in scene 3, each lever with what it saves.
 */
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import { waitOf } from '../../src/scene/waitOf'
import { EDGE_ORIGIN_RTT_MS, USER_EDGE_RTT_MS } from './constants'

export const levers = defineLevers({
  tls: {
    kind: 'choice', label: 'TLS', initial: '1.3',
    help: 'Which handshake the browser and the edge make.',
    options: [
      { value: '1.2', label: 'TLS 1.2' }, { value: '1.3', label: 'TLS 1.3' },
      { value: 'resumed', label: '1.3 resumed' }, { value: '0-rtt', label: '0-RTT' },
    ],
    claims: [
      { value: '1.2', text: 'TLS 1.2 costs one round trip more than 1.3', holds: (run, base) => waitOf(run, 'hit') - waitOf(base, 'hit') === USER_EDGE_RTT_MS },
      { value: 'resumed', text: 'resumption alone saves no round trip over TLS 1.3', holds: (run, base) => waitOf(run, 'hit') === waitOf(base, 'hit') },
      { value: '0-rtt', text: '0-RTT saves the round trip of the handshake', holds: (run, base) => waitOf(base, 'hit') - waitOf(run, 'hit') === USER_EDGE_RTT_MS },
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
        holds: (run, base) => waitOf(base, 'hit') - waitOf(run, 'hit') === 1.5 * USER_EDGE_RTT_MS,
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
        holds: (run, base) => waitOf(base, 'miss') - waitOf(run, 'miss') === USER_EDGE_RTT_MS,
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
        holds: (run, base) => waitOf(base, 'miss') - waitOf(run, 'miss') === 3.5 * USER_EDGE_RTT_MS,
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
        holds: (run, base) => waitOf(base, 'miss') - waitOf(run, 'miss') === 2.5 * EDGE_ORIGIN_RTT_MS,
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
          waitOf(base, 'hit') - waitOf(run, 'hit') === USER_EDGE_RTT_MS / 2 &&
          waitOf(base, 'miss') - waitOf(run, 'miss') === (USER_EDGE_RTT_MS + EDGE_ORIGIN_RTT_MS) / 2,
      },
    ],
  },
})
export type Values = ValuesOf<typeof levers>
