/**
 * Finding the copy for a request among the variants of its URL, and the slot for a response
 * (RFC 9111 §4.1).
 */
import type { KeyRules } from '../http/cacheKey'
import { comparable, keyValue, prefersLanguage } from '../http/fieldValue'
import { fieldValues } from '../http/fieldLines'
import { keyWord } from '../http/keyWord'
import { type HttpRequest, type HttpResponse, header } from '../http/message'
import { rangeOf, wantsPartOf } from '../http/range'
import { StoredResponse } from './storedResponse'
import { parseVary, varyKey } from '../http/vary'
import type { Store } from '../store/store'
import type { Entry } from './entry'
import type { Manner } from './manner'
import type { SlotAddress, Variants } from './variants'

/** Where copies are found, and how a variant's key is made. */
export interface Shelf {
  readonly store: Store<Entry>
  readonly variants: Variants
  /** How it tells variants apart, where it does not do so by the meaning of their fields. */
  readonly manner?: Pick<Manner, 'variantKey'> | undefined
}

/** The key of the variant that a request would get of those that vary by these fields. */
export function variantKey({ manner }: Pick<Shelf, 'manner'>, primary: string, fields: readonly string[], request: HttpRequest): string {
  return (manner?.variantKey ?? varyKey)(primary, fields, request)
}

/** The newest copy whose secondary key matches; the one in the preferred language when none does. */
export function select(shelf: Shelf, primary: string, request: HttpRequest, nowMs: number): StoredResponse | undefined {
  const { store, variants } = shelf
  const range = rangeOf(request)
  let found: StoredResponse | undefined
  for (const fields of variants.fieldLists(primary)) {
    const key = variantKey(shelf, primary, fields, request)
    found = newer(found, store.peek(key))
    if (range !== undefined) found = newer(found, wantedPart(store.peek(rangeKey(key, range)), request, nowMs))
  }
  return found ?? inPreferredLanguage(shelf, primary, request).reduce<StoredResponse | undefined>(newer, undefined)
}

/** Every copy that `select` could choose for this request, newest first: the initial set of a 304 (§4.3.4). */
export function selectable(shelf: Shelf, primary: string, request: HttpRequest, nowMs: number): readonly StoredResponse[] {
  const { store, variants } = shelf
  const range = rangeOf(request)
  const entries = variants.fieldLists(primary).flatMap((fields) => {
    const key = variantKey(shelf, primary, fields, request)
    return [store.peek(key), range === undefined ? undefined : wantedPart(store.peek(rangeKey(key, range)), request, nowMs)]
  })
  const copies = entries.filter((entry) => entry instanceof StoredResponse)
  return [...copies, ...inPreferredLanguage(shelf, primary, request)].toSorted((a, b) => b.receivedMs - a.receivedMs)
}

/** A stored part, unless If-Range asks for the whole of another version. */
function wantedPart(entry: Entry | undefined, request: HttpRequest, nowMs: number): Entry | undefined {
  return entry && wantsPartOf(request, entry.response, nowMs) ? entry : undefined
}

/** Of copies that came at once, the first. */
function newer(one: StoredResponse | undefined, other: Entry | undefined): StoredResponse | undefined {
  if (!(other instanceof StoredResponse)) return one
  return one && one.receivedMs >= other.receivedMs ? one : other
}

/** Copies that differ from the request in Accept-Language only, in the language that it prefers. */
function inPreferredLanguage({ store, variants, manner }: Shelf, primary: string, request: HttpRequest): StoredResponse[] {
  const keys = variants.inLanguages(primary)
  if (keys.size === 0 || manner?.variantKey || header(request.headers, 'Accept-Language') === undefined) return []
  return [...keys].flatMap((key) => {
    const copy = store.peek(key)
    if (!(copy instanceof StoredResponse)) return []
    const language = header(copy.response.headers, 'Content-Language')
    const isNegotiated = copy.parts.some(([name]) => name === 'accept-language')
    const others = copy.parts.filter(([name]) => name !== 'accept-language')
    const matches = isNegotiated && language !== undefined && others.every(([name, value]) => comparable(request, name) === value)
    return matches && prefersLanguage(request, language) ? [copy] : []
  })
}

/** Where a response is stored. A part of a resource has a slot for itself: it answers the same Range only. */
export function slotFor(shelf: Pick<Shelf, 'manner'>, request: HttpRequest, response: HttpResponse, primary: string, rules: KeyRules): SlotAddress {
  const fields = variedBy(response)
  const key = variantKey(shelf, primary, fields, request)
  const range = response.status === 206 ? rangeOf(request) : undefined
  const keyed = (rules.headers ?? []).map((name) => [name.toLowerCase(), keyValue(request, name)] as const)
  const negotiated = fields.map((name) => [name, comparable(request, name)] as const)
  const language = header(response.headers, 'Content-Language')
  return { key: range === undefined ? key : rangeKey(key, range), primary, fields, parts: [...keyed, ...negotiated], language }
}

/** The fields that a response varies by; one that varies by anything is not stored in the first place. */
export function variedBy({ headers }: HttpResponse): readonly string[] {
  const vary = parseVary(fieldValues(headers, 'Vary'))
  return vary === '*' ? ['*'] : vary
}

/** No field has a name with spaces: a response that varies by Range has another key. */
function rangeKey(key: string, range: string): string {
  return `${key} · only the part: ${keyWord(range)}`
}
