/**
 * The client's part of a test: what it sends. The fields are those that the public suite sends
 * through fetch() in Node. What it makes of the responses is in judgeResponse.ts.
 */
import type { CacheRequest } from '../../src/cdn/http/conformance'
import type { Exchange, TestDefinition } from './definitions'
import { type FieldMap, joinedRequestField, trimmed } from './fieldMaps'
import { resolveMagic } from './magic'
import type { Field } from './messages'

export const BASE_URL = 'http://edge.test'

export interface Sending {
  readonly id: string
  readonly test: TestDefinition
  readonly exchange: Exchange
  /** From 1. */
  readonly number: number
  readonly previous: FieldMap | undefined
  /** Says nothing of the test, not even its name, to the cache. */
  readonly anonymous: boolean
}

export function clientRequest(sending: Sending): CacheRequest {
  const { id, exchange } = sending
  const { filename, query_arg: query, request_method: method = 'GET', request_body: body } = exchange
  const path = `/test/${id}${filename === undefined ? '' : `/${filename}`}${query === undefined ? '' : `?${query}`}`
  const headers = combined([['host', new URL(BASE_URL).host], ...fieldsOfTest(sending)])
  for (const [name, value] of defaults(headers.has('range'), body)) if (!headers.has(name)) headers.set(name, [name, value])
  return { method, url: BASE_URL + path, headers: [...headers.values()], ...(body === undefined ? {} : { body }) }
}

function fieldsOfTest({ test, exchange, number, previous, anonymous }: Sending): Field[] {
  const own = (exchange.request_headers ?? []).map(([name, value]): Field => {
    const relative = exchange.magic_ims === true && name.toLowerCase() === 'if-modified-since'
    if (!relative) return [name, String(value)]
    const nowMs = Number.parseInt(previous?.get('server-now') ?? '', 10)
    return [name, resolveMagic(name, value, exchange, { nowMs, base: '' })]
  })
  const names: Field[] = anonymous ? [] : [['Test-Name', test.name], ['Test-ID', test.id]]
  // The suite sends the first two so that fetch() adds no cache directives of its own.
  return [['Pragma', 'foo'], ['Cache-Control', 'nothing-to-see-here'], ...own, ...names, ['Req-Num', String(number)]]
}

/** As fetch() does: one field a name, under the name as it was written first. */
function combined(list: readonly Field[]): Map<string, Field> {
  const fields = new Map<string, Field>()
  for (const [name, value] of list) {
    const key = name.toLowerCase()
    const before = fields.get(key)
    fields.set(key, before ? [before[0], joinedRequestField(key, before[1], trimmed(value))] : [name, trimmed(value)])
  }
  return fields
}

/** What Node's fetch() adds by itself. */
function defaults(ranged: boolean, body: string | undefined): Field[] {
  return [
    ...(body === undefined ? [] : ([['content-type', 'text/plain;charset=UTF-8']] as Field[])),
    ['accept', '*/*'],
    ['accept-language', '*'],
    ['sec-fetch-mode', 'cors'],
    ['user-agent', 'node'],
    ['accept-encoding', ranged ? 'identity' : 'gzip, deflate'],
    ...(body === undefined ? [] : ([['content-length', String(body.length)]] as Field[])),
  ]
}
