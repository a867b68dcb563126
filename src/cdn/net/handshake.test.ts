import { describe, expect, it } from 'vitest'
import { type Accounting, type Handshake, type TlsMode, messageNames, openingFlights, quicFlights, tcpFlights, tlsFlights } from './handshake'

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

  it.each<[Partial<Handshake>, string]>([
    [{ tls: '1.2' }, 'SYN | SYN-ACK | ACK | ClientHello | ServerHello, certificate | ClientKeyExchange, Finished | Finished | request | response'],
    [{}, 'SYN | SYN-ACK | ACK | ClientHello | ServerHello, certificate | Finished + request | response'],
    [{ tls: 'resumed' }, 'SYN | SYN-ACK | ACK | ClientHello | ServerHello | Finished + request | response'],
    [{ tls: '0-rtt' }, 'SYN | SYN-ACK | ACK | ClientHello + request | ServerHello + response'],
    [{ accounting: 'wire' }, 'SYN | SYN-ACK | ACK + ClientHello | ServerHello, certificate | Finished + request | response'],
    [{ tls: '0-rtt', accounting: 'wire' }, 'SYN | SYN-ACK | ACK + ClientHello + request | ServerHello + response'],
    [{ http: 'h3', tls: '1.2' }, 'ClientHello | ServerHello, certificate | Finished + request | response'],
    [{ http: 'h3', tls: 'resumed' }, 'ClientHello | ServerHello | Finished + request | response'],
    [{ http: 'h3', tls: '0-rtt', accounting: 'wire' }, 'ClientHello + request | ServerHello + response'],
  ])('carry what the RFCs say: %j', (changes, expected) => {
    const { opening, request, response } = messageNames(handshake(changes))
    expect([...opening, request, response].join(' | ')).toBe(expected)
  })

  it('have a name for every flight, whatever the way', () => {
    for (const tls of ['1.2', '1.3', 'resumed', '0-rtt'] as const) {
      for (const http of ['h2', 'h3'] as const) {
        for (const accounting of ['textbook', 'wire'] as const) {
          const { opening, request } = messageNames({ tls, http, accounting })
          expect(opening).toHaveLength(openingFlights({ tls, http, accounting }).length)
          // TCP's third message goes out once, by itself or with what follows.
          expect([...opening, request].filter((name) => /(^| )ACK/.test(name))).toHaveLength(http === 'h2' ? 1 : 0)
          expect([...opening, request].filter((name) => name.includes('ClientHello'))).toHaveLength(1)
        }
      }
    }
  })
})
