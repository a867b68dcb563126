/**
 * Fields that are for one connection and are neither stored nor forwarded (RFC 9110 §7.6.1,
 * RFC 9111 §3.1).
 */
import { fieldValues, listMembers } from './fieldLines'
import { type HeaderList, type HttpResponse, lowerCase, withoutFields } from './message'

const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authentication-info', 'proxy-authorization',
  'te', 'trailer', 'transfer-encoding', 'upgrade',
])

/** Without the fields of one connection, those that Connection names included. */
export function endToEnd(headers: HeaderList): HeaderList {
  if (!headers.some(([name]) => HOP_BY_HOP.has(lowerCase(name)))) return headers
  const named = listMembers(fieldValues(headers, 'Connection')).map((name) => name.toLowerCase())
  const dropped = new Set([...HOP_BY_HOP, ...named])
  return withoutFields(headers, dropped)
}

/** The response as it goes on over another connection. */
export function withoutHops(response: HttpResponse): HttpResponse {
  return response.withHeaders(endToEnd(response.headers))
}
