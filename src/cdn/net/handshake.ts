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

export interface Flight {
  readonly phase: Phase
  /** Who sends: the one that opened the connection, or the other. */
  readonly sender: 'client' | 'server'
  readonly name: string
}

const flight = (phase: Phase, sender: Flight['sender'], name: string): Flight => ({ phase, sender, name })

/** The flights of TCP's three-way handshake that somebody waits for (RFC 9293 §3.5). */
export function tcpFlights({ accounting }: Handshake): Flight[] {
  const exchange = [flight(Phase.Tcp, 'client', 'SYN'), flight(Phase.Tcp, 'server', 'SYN-ACK')]
  return accounting === 'textbook' ? [...exchange, flight(Phase.Tcp, 'client', 'ACK')] : exchange
}

/**
 * The flights of TLS before the client may send its request: two round trips in 1.2, one in
 * 1.3. Resumption with a pre-shared key spares the certificate but not the round trip;
 * 0-RTT sends the request along with the ClientHello (RFC 8446 §2.2, §2.3).
 */
export function tlsFlights({ tls }: Handshake): Flight[] {
  if (tls === '0-rtt') return []
  const hello = [flight(Phase.Tls, 'client', 'ClientHello'), flight(Phase.Tls, 'server', 'ServerHello')]
  if (tls !== '1.2') return hello
  return [...hello, flight(Phase.Tls, 'client', 'Finished'), flight(Phase.Tls, 'server', 'Finished')]
}

/** QUIC carries TLS 1.3 in its own handshake: one round trip for both, none with 0-RTT (RFC 9001 §4). */
export function quicFlights({ tls }: Handshake): Flight[] {
  if (tls === '0-rtt') return []
  return [flight(Phase.Quic, 'client', 'Initial'), flight(Phase.Quic, 'server', 'Handshake')]
}

/** Names of the flights of a phase in order, for labels; the same whatever the accounting. */
export function flightNames(phase: Phase): readonly string[] {
  const full: Handshake = { tls: '1.2', http: 'h2', accounting: 'textbook' }
  if (phase === Phase.Tcp) return tcpFlights(full).map(({ name }) => name)
  if (phase === Phase.Tls) return tlsFlights(full).map(({ name }) => name)
  if (phase === Phase.Quic) return quicFlights(full).map(({ name }) => name)
  return []
}
