/**
 * Values of request fields as words of a key, and in a form in which equal ones are written alike
 * (RFC 9111 §4.1): space, case and order are dropped only where they mean nothing.
 */
import { fieldValues, listMembers } from './fieldLines'
import { keyWord } from './keyWord'
import { type HttpRequest, header } from './message'
import { remembered } from './remembered'

/** Lists whose order and case mean nothing: preferences are told by q (RFC 9110 §12.4.2). */
const UNORDERED = new Set(['accept-charset', 'accept-encoding', 'accept-language'])

/** The request's value of a field as a word of a key, all lines together and as they were sent. */
export function keyValue({ headers }: HttpRequest, name: string): string {
  const values = fieldValues(headers, name)
  return keyWord(values.length === 0 ? undefined : values.join(', '))
}

/** The same in the form in which values that mean the same are written alike. */
export function comparable({ headers }: HttpRequest, name: string): string {
  const values = fieldValues(headers, name)
  if (values.length === 0) return keyWord(undefined)
  return (UNORDERED.has(name) ? inOrder : name === 'accept' ? typesInOrder : withoutSpace)(values.join(','))
}

const withoutSpace = remembered((text) => keyWord(members(text).join(',')))
const inOrder = remembered((text) => keyWord(ordered(text, (member) => member.toLowerCase())))
/** Of parameters of a media type some values depend on case (RFC 9110 §8.3.1). */
const typesInOrder = remembered((text) => keyWord(ordered(text, (member) => member.replace(/^[^;]*/, (type) => type.toLowerCase()))))

function ordered(text: string, alike: (member: string) => string): string {
  // A quoted string may hold what looks like another member.
  if (text.includes('"')) return members(text).join(',')
  const parts = members(text).filter(Boolean).map((member) => alike(member.split(';').map(withoutEnds).join(';')))
  return parts.toSorted().join(', ')
}

/** What stands between commas, without the space around it. Commas in quoted strings part nothing. */
function members(text: string): string[] {
  const found: string[] = []
  let start = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    if (isQuoted && text[i] === '\\') i++
    else if (text[i] === '"') isQuoted = !isQuoted
    else if (text[i] === ',' && !isQuoted) {
      found.push(withoutEnds(text.slice(start, i)))
      start = i + 1
    }
  }
  return [...found, withoutEnds(text.slice(start))]
}

/** Without blanks before and after it, which are spaces and tabs (RFC 9110 §5.6.3). */
function withoutEnds(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t'
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start++
  while (end > start && isBlank(end - 1)) end--
  return text.slice(start, end)
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
