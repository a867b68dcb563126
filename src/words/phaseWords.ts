/**
 * The words for the parts of a request's way: in a row of the waterfall, on the sequence diagram,
 * and there where room is short.
 */

export const PHASE_WORDS = {
  dns: { row: 'DNS', full: 'DNS lookup', short: 'DNS' },
  tcp: { row: 'TCP', full: 'TCP handshake', short: 'TCP' },
  tls: { row: 'TLS', full: 'TLS handshake', short: 'TLS' },
  quic: { row: 'QUIC', full: 'QUIC handshake', short: 'QUIC' },
  request: { row: 'Request', full: 'request', short: 'request' },
  response: { row: 'Response', full: 'response', short: 'response' },
  lookup: { row: 'Lookup', full: 'cache lookup', short: 'lookup' },
  think: { row: 'Origin works', full: 'origin works', short: 'works' },
  store: { row: 'Store', full: 'cache store', short: 'store' },
  queue: { row: 'Queue', full: 'in the queue', short: 'queue' },
  wait: { row: 'No answer', full: 'no answer', short: 'waits' },
  pause: { row: 'Before a new try', full: 'a pause before the next try', short: 'pause' },
  transfer: { row: 'Its bytes', full: 'its bytes', short: 'bytes' },
} as const
