/**
 * Header fields by lower-case name, as the two ends of the public suite see them: the client
 * through fetch(), the origin through Node. Only reading; messages keep their own lists.
 */
import type { Field } from './messages'

export type FieldMap = ReadonlyMap<string, string>

/** Node keeps the first of these when they are repeated. */
const SINGLE = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since', 'if-unmodified-since',
  'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent',
])

export function trimmed(value: string): string {
  return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** How two values of one request field become one. */
export function joinedRequestField(name: string, first: string, second: string): string {
  return `${first}${name === 'cookie' ? '; ' : ', '}${second}`
}

/** A response as fetch() shows it: values trimmed, repeated fields joined. */
export function clientView(headers: readonly Field[]): FieldMap {
  const view = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const before = view.get(key)
    view.set(key, before === undefined ? trimmed(value) : `${before}, ${trimmed(value)}`)
  }
  return view
}

/** A request as Node shows it to the origin. */
export function originView(headers: readonly Field[]): FieldMap {
  const view = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const before = view.get(key)
    if (before === undefined) view.set(key, trimmed(value))
    else if (!SINGLE.has(key)) view.set(key, joinedRequestField(key, before, trimmed(value)))
  }
  return view
}
