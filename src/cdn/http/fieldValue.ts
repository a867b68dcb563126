/**
 * Values of request fields in a form in which equal ones are written alike (RFC 9111 §4.1):
 * space, case and order are dropped only where they mean nothing.
 */
import { endOfQuoted } from './cacheControl'
import { fieldValues, listMembers } from './fieldLines'
import { type HttpRequest, header } from './message'
import { remembered } from './remembered'

/** Lists whose order means nothing: preferences are told by q (RFC 9110 §12.4.2). */
const UNORDERED = new Set(['accept', 'accept-charset', 'accept-encoding', 'accept-language'])

/** The request's value of a field, all lines together; "none" when it has no such field. */
export function comparable(request: HttpRequest, name: string): string {
  const values = fieldValues(request.headers, name)
  if (values.length === 0) return 'none'
  const text = values.join(',')
  return UNORDERED.has(name) ? inOrder(text) : withoutSpace(text)
}

const inOrder = remembered((text) => listMembers([text]).map((member) => member.toLowerCase().replaceAll(/\s/g, '')).toSorted().join(', '))

/** Quotes protect the space inside them. */
const withoutSpace = remembered((text) => quotedApart(text).map((part, i) => (i % 2 ? part : trimmed(part))).join(''))

/** Without space around separators and at both ends. */
const trimmed = (text: string): string => text.split(/([,;=])/).map((piece) => piece.trim()).join('')

/** What is outside of quoted strings and what is inside, in turn. A quote that is never closed quotes nothing, and neither does any behind it. */
function quotedApart(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', start)) {
    const end = endOfQuoted(text, open)
    if (end < 0) break
    parts.push(text.slice(start, open), text.slice(open, end + 1))
    start = end + 1
  }
  return [...parts, text.slice(start)]
}

/**
 * Whether a response in this language is what the request likes best, so that nobody could
 * serve it better (RFC 9110 §12.5.4).
 */
export function prefersLanguage(request: HttpRequest, language: string): boolean {
  const ranges = listMembers([header(request.headers, 'Accept-Language') ?? '']).map(readRange)
  const best = Math.max(0, ...ranges.map(({ weight }) => weight))
  const favourites = ranges.filter(({ weight }) => weight === best && weight > 0)
  return favourites.length === 1 && favourites[0]!.range === language.trim().toLowerCase()
}

function readRange(member: string): { range: string; weight: number } {
  const [range = '', ...parameters] = member.toLowerCase().split(';').map((part) => part.trim())
  const q = parameters.find((one) => one.startsWith('q='))?.slice(2)
  return { range, weight: q === undefined ? 1 : Number(q) || 0 }
}
