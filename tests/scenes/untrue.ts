/**
 * Claims that some lever makes false while their step goes on to say what it was written to say, by scene and in the order of
 * the steps. It can only shrink: the test compares it whole.
 */
export const UNTRUE: Readonly<Record<string, readonly string[]>> = {
  '03-anatomy-of-a-request': [
    'cold-hit: the hit takes exactly 136 ms (30 + 45 + 30 + 16 + 15)',
    'cold-miss: the miss takes exactly 1,151 ms (30 + 45 + 30 + 16 + 300 + 200 + 410 + 5 + 115)',
    'warm-pool: a warm pool saves 500 ms',
    'keep-alive: a reused connection’s hit takes 31 ms',
    'keep-alive: the first request of the connection still pays for all of it',
    'tls: TLS 1.3 saves one round trip over 1.2',
    'tls: 0-RTT saves one more',
    'quic: the textbook over-counts half a round trip',
    'quic: QUIC saves one round trip',
  ],
}
