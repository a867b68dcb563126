/**
 * Reads Cache-Control fields (RFC 9111 §5.2) as robustly as caches in the field must: names in
 * any case, quoted values, empty members, junk. It says what it could not read; what a
 * directive means is decided in policy.ts and requestDirectives.ts.
 */
import { remembered } from './remembered'
import { isToken } from './token'

export interface Directive {
  /** In lower case. */
  readonly name: string
  /** Without its quotes; null when there is none. */
  readonly value: string | null
  /** As it was written, trimmed. */
  readonly raw: string
  /** Where it begins in the field lines joined with ", ". */
  readonly at: number
  /** It breaks the grammar, and what it probably means is taken with the worst in mind. */
  readonly malformed: boolean
}

export interface Problem {
  readonly raw: string
  readonly at: number
  readonly text: string
}

export interface CacheControl {
  readonly directives: readonly Directive[]
  readonly problems: readonly Problem[]
}

/** More is no header that anybody wrote. */
const MAX_LENGTH = 16_384

/** The directives of all field lines together. Never throws. */
export function parseCacheControl(fieldLines: readonly string[]): CacheControl {
  return parsed(fieldLines.join(', ').slice(0, MAX_LENGTH))
}

const parsed = remembered((text): CacheControl => {
  const directives: Directive[] = []
  const problems: Problem[] = []
  for (const { raw, at } of splitMembers(text)) {
    const directive = readDirective(raw, at)
    if ('text' in directive) problems.push(directive)
    else {
      directives.push(directive)
      if (directive.malformed) problems.push({ raw, at, text: 'this is not a token, "=" and a value, written together' })
    }
  }
  return { directives, problems }
})

/** Splits at commas outside of quoted strings. A quote that is never closed quotes nothing. */
function splitMembers(text: string): { raw: string; at: number }[] {
  const members: { raw: string; at: number }[] = []
  let start = 0
  // One search that fails is the last: the whole text is read a bounded number of times.
  let quotesClose = true
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"' && quotesClose) {
      const end = endOfQuoted(text, i)
      quotesClose = end > 0
      if (quotesClose) i = end
    } else if (i === text.length || text[i] === ',') {
      const raw = text.slice(start, i)
      if (raw.trim()) members.push({ raw: raw.trim(), at: start + raw.length - raw.trimStart().length })
      start = i + 1
    }
  }
  return members
}

/** Where the quoted string that opens at `start` closes; -1 when it does not. */
function endOfQuoted(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return -1
}

function readDirective(raw: string, at: number): Directive | Problem {
  const equals = raw.indexOf('=')
  const written = equals < 0 ? raw : raw.slice(0, equals)
  const name = written.trim()
  if (!isToken(name)) return { raw, at, text: 'this is no directive: its name is not a token' }
  if (equals < 0) return { name: name.toLowerCase(), value: null, raw, at, malformed: false }
  const argument = raw.slice(equals + 1)
  const value = unquote(argument.trim())
  const malformed = written !== name || argument !== argument.trim() || value === null
  return { name: name.toLowerCase(), value: value ?? argument.trim(), raw, at, malformed }
}

/** What a token or a quoted string stands for; null when it is neither. */
function unquote(text: string): string | null {
  if (isToken(text)) return text
  const isQuoted = text.length >= 2 && endOfQuoted(text, 0) === text.length - 1 && text.startsWith('"')
  return isQuoted ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : null
}

/** The first directive of that name: of two, the first counts (RFC 9111 §4.2.1). */
export function directive({ directives }: CacheControl, name: string): Directive | undefined {
  return directives.find((one) => one.name === name)
}

/** The largest number of seconds that a cache has to be able to tell (RFC 9111 §1.2.2). */
export const MAX_SECONDS = 2_147_483_648

/** Seconds of a directive; undefined when it is absent, NaN when it has no valid number. */
export function seconds(found: Directive | undefined): number | undefined {
  if (!found) return undefined
  if (found.malformed || found.value === null || !/^[0-9]+$/.test(found.value)) return NaN
  return Math.min(Number(found.value), MAX_SECONDS)
}

/**
 * What a directive that may name fields speaks of: `all` of the response (`no-cache`), or the
 * fields in `no-cache="a, b"`, in lower case. Where both are written, or the names cannot be
 * read, it is all.
 */
export function scopeOf({ directives }: CacheControl, name: string): { readonly all: boolean; readonly fields: readonly string[] } {
  const scopes = directives.filter((one) => one.name === name).map(qualifiedFields)
  return { all: scopes.includes(null), fields: scopes.flatMap((names) => names ?? []) }
}

/** The fields that one directive names; null when it names none that can be read. */
export function qualifiedFields({ value, malformed }: Directive): readonly string[] | null {
  const names = malformed || value === null ? [] : value.split(',').map((one) => one.trim().toLowerCase()).filter(Boolean)
  return names.length > 0 && names.every((one) => isToken(one)) ? names : null
}
