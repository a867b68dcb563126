/**
 * What code at an edge knows of a request beside its message: who asks, from which country, with which cookies.
 */
import type { EdgeRequest } from '../isolate/protocol'
import { type HttpRequest, header } from '../http/message'

/** The field in which a request of a scene says where it comes from. A real edge looks the address up in a table of its own. */
export const COUNTRY_FIELD = 'X-Country'
/** The cookie that says who is logged in. */
export const USER_COOKIE = 'user'

/** Two letters (ISO 3166); empty where nobody knows. */
export function countryOf({ headers }: Pick<HttpRequest, 'headers'>): string {
  return header(headers, COUNTRY_FIELD) ?? ''
}

export function cookiesOf({ headers }: Pick<HttpRequest, 'headers'>): Readonly<Record<string, string>> {
  const pairs = (header(headers, 'Cookie') ?? '').split(';').map((pair) => pair.trim())
  return Object.fromEntries(pairs.filter((pair) => pair.includes('=')).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

/** Who asks; empty for somebody who is not logged in. */
export function userOf(request: Pick<HttpRequest, 'headers'>): string {
  return cookiesOf(request)[USER_COOKIE] ?? ''
}

export const pathOf = (url: string): string => url.split('?', 1)[0]!

/** As the learner's function sees it. */
export function edgeRequest(request: HttpRequest): EdgeRequest {
  const { method, url, headers } = request
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''
  return {
    method, url, path: pathOf(url),
    query: Object.fromEntries(query.split('&').filter(Boolean).map((pair) => [pair.split('=', 1)[0]!, pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : ''])),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    cookies: cookiesOf(request), country: countryOf(request),
  }
}
