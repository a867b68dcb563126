/**
 * What is sent before the first request of a connection, as one-way flights. Pure: it knows
 * no clock. RFC 9293 (TCP), RFC 5246 (TLS 1.2), RFC 8446 (TLS 1.3), RFC 9000/9001 (QUIC).
 */
import { Phase } from '../../trace/traceKinds'

export type TlsMode = '1.2' | '1.3' | 'resumed' | '0-rtt'
export type HttpVersion = 'h2' | 'h3'
/** 'textbook' waits until the ACK has arrived (TCP = 1.5 RTT); on the 'wire' it rides along with what follows. */
export type Accounting = 'textbook' | 'wire'

export interface Handshake {
  readonly tls: TlsMode
  readonly http: HttpVersion
  readonly accounting: Accounting
}

/** How a node opens connections, and which of them are open already. */
export interface Connecting extends Handshake {
  /** A connection stays open after its response. */
  readonly keepAlive: boolean
  /** The connection was open before the run began. */
  readonly warm: boolean
}

export interface Flight {
  readonly phase: Phase
  /** Who sends: the one that opened the connection, or the other. */
  readonly sender: 'client' | 'server'
  /** What it carries, as the RFC names it; of several messages the first, and what a learner looks for. */
  readonly name: string
}

const flight = (phase: Phase, sender: Flight['sender'], name: string): Flight => ({ phase, sender, name })

const ACK = 'ACK'

/** The flights of TCP's three-way handshake that somebody waits for (RFC 9293 §3.5). */
export function tcpFlights({ accounting }: Handshake): Flight[] {
  const exchange = [flight(Phase.Tcp, 'client', 'SYN'), flight(Phase.Tcp, 'server', 'SYN-ACK')]
  return accounting === 'textbook' ? [...exchange, flight(Phase.Tcp, 'client', ACK)] : exchange
}

/**
 * The flights of TLS before the client may send its request: two round trips in 1.2 (RFC 5246 §7.3), one in
 * 1.3. Resumption with a pre-shared key spares the certificate but not the round trip;
 * 0-RTT sends the request along with the ClientHello (RFC 8446 §2.2, §2.3).
 */
export function tlsFlights({ tls }: Handshake): Flight[] {
  if (tls === '0-rtt') return []
  const hello = [
    flight(Phase.Tls, 'client', 'ClientHello'),
    flight(Phase.Tls, 'server', tls === 'resumed' ? 'ServerHello' : 'ServerHello, certificate'),
  ]
  if (tls !== '1.2') return hello
  return [...hello, flight(Phase.Tls, 'client', 'ClientKeyExchange, Finished'), flight(Phase.Tls, 'server', 'Finished')]
}

/** QUIC carries TLS 1.3 in its own handshake: one round trip for both, none with 0-RTT (RFC 9001 §4). */
export function quicFlights({ tls }: Handshake): Flight[] {
  if (tls === '0-rtt') return []
  return tlsFlights({ tls: tls === 'resumed' ? tls : '1.3', http: 'h3', accounting: 'wire' }).map((one) => ({ ...one, phase: Phase.Quic }))
}

/** What opens a connection, in order. */
export function openingFlights(handshake: Handshake): Flight[] {
  return handshake.http === 'h3' ? quicFlights(handshake) : [...tcpFlights(handshake), ...tlsFlights(handshake)]
}

const OF_CONNECTING: readonly Phase[] = [Phase.Tcp, Phase.Tls, Phase.Quic]

/** Whether a message of this phase belongs to the opening of a connection. */
export const opensConnection = (phase: Phase): boolean => OF_CONNECTING.includes(phase)

export interface HandshakeNames {
  /** One for each of openingFlights. */
  readonly opening: readonly string[]
  readonly request: string
  readonly response: string
}

/**
 * What the messages of a new connection carry: those that open it, then the first request and its response. A message
 * that nobody waits for by itself rides along: TCP's ACK on the wire, the client's Finished of TLS 1.3 (RFC 8446 §2, figure 1),
 * the whole hello with 0-RTT (figure 4). The server has said all it has to say of TLS 1.2 before the request.
 */
export function messageNames(handshake: Handshake): HandshakeNames {
  const { tls, http, accounting } = handshake
  const early = tls === '0-rtt'
  const flights = openingFlights(handshake)
  const rider = early ? ['ClientHello'] : tls === '1.2' && http === 'h2' ? [] : ['Finished']
  const tcp = flights.filter(({ phase }) => phase === Phase.Tcp).length
  const lateAck = http === 'h2' && accounting === 'wire'
  const opening = flights.map(({ name }, i) => (lateAck && i === tcp ? joined(ACK, name) : name))
  const ackWithRequest = lateAck && flights.length === tcp ? [ACK] : []
  return {
    opening,
    request: joined(...ackWithRequest, ...rider, 'request'),
    response: joined(...(early ? ['ServerHello'] : []), 'response'),
  }
}

const joined = (...parts: readonly string[]): string => parts.join(' + ')
