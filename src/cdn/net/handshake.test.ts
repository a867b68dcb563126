import { describe, expect, it } from 'vitest'
import { Phase } from '../../trace/traceKinds'
import { type Accounting, type Handshake, type TlsMode, flightNames, quicFlights, tcpFlights, tlsFlights } from './handshake'

const handshake = (changes: Partial<Handshake>): Handshake => ({ tls: '1.3', http: 'h2', accounting: 'textbook', ...changes })

/** Round trips that the client waits: half a flight each. */
const roundTrips = (flights: readonly unknown[]): number => flights.length / 2

describe('handshakes in round trips, against the closed forms', () => {
  it.each<[Accounting, number]>([['textbook', 1.5], ['wire', 1]])('TCP, %s: %f', (accounting, expected) => {
    expect(roundTrips(tcpFlights(handshake({ accounting })))).toBe(expected)
  })

  it.each<[TlsMode, number]>([['1.2', 2], ['1.3', 1], ['resumed', 1], ['0-rtt', 0]])('TLS %s: %f', (tls, expected) => {
    expect(roundTrips(tlsFlights(handshake({ tls })))).toBe(expected)
  })

  it.each<[TlsMode, number]>([['1.2', 1], ['1.3', 1], ['resumed', 1], ['0-rtt', 0]])('QUIC with TLS lever at %s: %f', (tls, expected) => {
    expect(roundTrips(quicFlights(handshake({ tls, http: 'h3' })))).toBe(expected)
  })

  it('always begin at the client and change sides', () => {
    for (const flights of [tcpFlights(handshake({})), tlsFlights(handshake({ tls: '1.2' })), quicFlights(handshake({}))]) {
      flights.forEach(({ sender }, i) => expect(sender).toBe(i % 2 === 0 ? 'client' : 'server'))
    }
  })

  it('name their flights', () => {
    expect(flightNames(Phase.Tcp)).toEqual(['SYN', 'SYN-ACK', 'ACK'])
    expect(flightNames(Phase.Request)).toEqual([])
  })
})
