/**
 * What the requests of scene 3 are called where their ladders are compared, and which of them stand side by side.
 */
export const ladders = {
  titles: {
    hit: 'cold hit',
    miss: 'cold miss',
    'warm-miss': 'warm pool',
    first: 'first request',
    reused: 'second request',
    tls12: 'TLS 1.2',
    tls13: 'TLS 1.3',
    resumed: 'resumed',
    early: '0-RTT',
    wire: 'HTTP/2 on TCP',
    quic: 'HTTP/3 on QUIC',
    yours: 'your request',
  },
  abreast: {
    tls: { tls12: 'TLS 1.2', tls13: 'TLS 1.3', resumed: '1.3 resumed', early: '0-RTT' },
    wire: { hit: 'Textbook', wire: 'On the wire' },
    quic: { wire: 'HTTP/2 on TCP', quic: 'HTTP/3 on QUIC' },
  },
}
