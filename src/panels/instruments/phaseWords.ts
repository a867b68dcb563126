/**
 * The words of the waterfall's rows.
 */
import type { PhaseName } from '../../trace/traceKinds'

export const PHASE_WORDS: Readonly<Record<PhaseName, string>> = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  quic: 'QUIC',
  request: 'Request',
  response: 'Response',
  lookup: 'Lookup',
  think: 'Origin works',
  store: 'Store',
  queue: 'Queue',
}
