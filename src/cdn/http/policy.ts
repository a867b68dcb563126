/**
 * What the header of a response tells a cache, read once when it arrives: the directives that
 * apply to a cache of this role, and the dates in seconds. It decides nothing.
 */
import { type CacheControl, type Directive, MAX_SECONDS, directive, parseCacheControl, scopeOf, seconds } from './cacheControl'
import { parseHttpDate } from './httpDate'
import { fieldValues } from './fieldLines'
import { type HeaderList, header } from './message'
import { type BareItem, parseDictionary } from './structured'

/** A shared cache serves many users, a private one a single user (RFC 9111 §1). */
export type Role = 'shared' | 'private'

/** Times (since 1970) and durations in seconds. What the header does not say is undefined. */
export interface Policy {
  readonly shared: boolean
  /** The field that decided: a targeted one replaces Cache-Control and Expires (RFC 9213 §2.2). */
  readonly source: 'CDN-Cache-Control' | 'Cache-Control'
  readonly isPublic: boolean
  /** Without field names: the whole response. */
  readonly isPrivate: boolean
  readonly noStore: boolean
  readonly noCache: boolean
  readonly mustUnderstand: boolean
  readonly mustRevalidate: boolean
  /** While it is fresh, not even a reload asks (RFC 8246). */
  readonly immutable: boolean
  readonly proxyRevalidate: boolean
  /** Fields named by a qualified private or no-cache, in lower case. */
  readonly privateFields: readonly string[]
  readonly noCacheFields: readonly string[]
  readonly maxAgeS: number | undefined
  readonly sMaxageS: number | undefined
  /** The moment of Expires; an unreadable or repeated one lies in the past. */
  readonly expiresS: number | undefined
  /** Date, or the moment of arrival. */
  readonly dateS: number
  /** A lifetime that nobody stated, 0 when none can be guessed (§4.2.2). */
  readonly heuristicS: number
  readonly staleWhileRevalidateS: number
  readonly staleIfErrorS: number
}

/** Share of a resource's age that is taken as its lifetime, and the most that is guessed (§4.2.2). */
export const HEURISTIC_SHARE = 0.1
export const HEURISTIC_LIMIT_S = 86_400

/** Final status codes that may be given a heuristic lifetime (RFC 9110 §15.1). */
export const HEURISTICALLY_CACHEABLE: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501])

/** Reads the header of a response that arrived at `receivedMs` (since 1970). */
export function policyOf(status: number, headers: HeaderList, role: Role, receivedMs: number): Policy {
  const shared = role === 'shared'
  const targeted = shared ? targetedControl(headers) : undefined
  const control = targeted ?? parseCacheControl(fieldValues(headers, 'Cache-Control'))
  const has = (name: string): boolean => directive(control, name) !== undefined
  const dateS = dateOfS(headers, receivedMs)
  const privacy = scopeOf(control, 'private')
  const noCache = scopeOf(control, 'no-cache')
  return {
    shared,
    source: targeted ? 'CDN-Cache-Control' : 'Cache-Control',
    isPublic: has('public'),
    isPrivate: privacy.all,
    noStore: has('no-store'),
    noCache: noCache.all,
    mustUnderstand: has('must-understand'),
    mustRevalidate: has('must-revalidate'),
    immutable: has('immutable'),
    proxyRevalidate: has('proxy-revalidate'),
    privateFields: privacy.fields,
    noCacheFields: noCache.fields,
    maxAgeS: lifetimeS(control, 'max-age'),
    sMaxageS: shared ? lifetimeS(control, 's-maxage') : undefined,
    expiresS: targeted ? undefined : expiresS(headers, receivedMs),
    dateS,
    heuristicS: HEURISTICALLY_CACHEABLE.has(status) || has('public') ? guessS(headers, dateS, receivedMs) : 0,
    staleWhileRevalidateS: seconds(directive(control, 'stale-while-revalidate')) || 0,
    staleIfErrorS: seconds(directive(control, 'stale-if-error')) || 0,
  }
}

/** A number that cannot be read gives no lifetime at all: such a response is stale (§4.2.1). */
function lifetimeS(control: CacheControl, name: string): number | undefined {
  const value = seconds(directive(control, name))
  return value === undefined ? undefined : value || 0
}

/** The moment of Date, or of arrival when there is no readable Date (s since 1970). */
export function dateOfS(headers: HeaderList, receivedMs: number): number {
  const text = header(headers, 'Date')
  const date = text === undefined ? undefined : parseHttpDate(text, receivedMs)
  return Math.floor((date ?? receivedMs) / 1000)
}

function expiresS(headers: HeaderList, receivedMs: number): number | undefined {
  const values = fieldValues(headers, 'Expires')
  if (values.length === 0) return undefined
  const date = values.every((value) => value === values[0]) ? parseHttpDate(values[0]!, receivedMs) : undefined
  return date === undefined ? -MAX_SECONDS : Math.floor(date / 1000)
}

function guessS(headers: HeaderList, dateS: number, receivedMs: number): number {
  const text = header(headers, 'Last-Modified')
  const modified = text === undefined ? undefined : parseHttpDate(text, receivedMs)
  if (modified === undefined) return 0
  return Math.min(Math.max(0, dateS - Math.floor(modified / 1000)) * HEURISTIC_SHARE, HEURISTIC_LIMIT_S)
}

/** CDN-Cache-Control as if it were Cache-Control; undefined when it is absent, empty or no dictionary (RFC 9213 §2.1). */
function targetedControl(headers: HeaderList): CacheControl | undefined {
  const values = fieldValues(headers, 'CDN-Cache-Control')
  const members = values.length === 0 ? undefined : parseDictionary(values.join(', '))
  if (!members || members.size === 0) return undefined
  const directives = [...members].map(([name, item]) => targetedDirective(name, item))
  return directives.some((one) => one === null) ? undefined : { directives: directives.flatMap((one) => one ?? []), problems: [] }
}

const NUMBERS = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'])

/** Null when the value has the wrong type for a directive that needs a number; such a field is not followed at all. */
function targetedDirective(name: string, item: BareItem): Directive | null | [] {
  if (NUMBERS.has(name) && (item.type !== 'integer' || item.value < 0)) return null
  if (item.type === 'boolean' && !item.value) return []
  const value = 'value' in item && item.type !== 'boolean' ? String(item.value) : null
  return { name, value, raw: name, at: 0, malformed: false }
}
