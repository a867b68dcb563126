/**
 * Notes for learners on a Cache-Control field of a response: what a cache makes of each
 * directive, which ones have no effect beside others, and what it cannot read. It explains
 * what policy.ts and the layers do, and decides nothing.
 */
import { type CacheControl, type Directive, type Problem, directive, parseCacheControl, qualifiedFields, scopeOf, seconds } from '../http/cacheControl'
import { excerpt } from './excerpt'
import { MEANINGS, OF_REQUESTS, nearestDirective } from './directiveMeanings'

export interface Note {
  /** The piece of the header that it is about, as written; empty for the header as a whole. */
  readonly about: string
  readonly text: string
  /** 'careful': read, but not with the effect that one may expect. 'bad': not understood. */
  readonly tone: 'plain' | 'careful' | 'bad'
}

/** Directives that allow stale answers. */
const STALE: ReadonlySet<string> = new Set(['stale-while-revalidate', 'stale-if-error'])
/** More is no help to anybody. */
const MAX_NOTES = 30

/** One note for every member of the field, in their order, and one for what is missing. */
export function cacheControlNotes(fieldLines: readonly string[]): readonly Note[] {
  const control = parseCacheControl(fieldLines)
  const read = new Set(control.directives.map(({ at }) => at))
  const members = [...control.directives, ...control.problems.filter(({ at }) => !read.has(at))].toSorted((a, b) => a.at - b.at)
  const notes = members.slice(0, MAX_NOTES).map((member) => noteOn(member, control))
  if (!saysHowLong(control)) notes.push({ about: '', text: 'no lifetime is stated: a cache may guess one from Last-Modified', tone: 'plain' })
  return notes
}

function saysHowLong(control: CacheControl): boolean {
  return ['max-age', 's-maxage', 'no-store', 'no-cache'].some((name) => directive(control, name))
}

function noteOn(member: Directive | Problem, control: CacheControl): Note {
  const [tone, text] = 'text' in member ? (['bad', notADirective(member.raw)] as const) : judge(member, control)
  return { about: excerpt(member.raw), text, tone }
}

function notADirective(raw: string): string {
  if (raw.includes(';')) return 'directives are separated by commas, not semicolons: caches pass over all of this'
  if (/^[a-z-]+[: \t]+\d+$/i.test(raw)) return 'a number follows its directive after "=": caches pass over this'
  return 'not a directive: caches pass over it'
}

function judge(one: Directive, control: CacheControl): readonly [Note['tone'], string] {
  const meaning = MEANINGS.get(one.name)
  if (!meaning) return unknown(one.name)
  const first = directive(control, one.name)
  if (first !== one && first?.raw === one.raw) return ['careful', 'written twice: once is enough']
  if (first !== one && meaning.takes === 'seconds') return ['careful', `a second ${one.name}: the first one counts`]
  if (meaning.takes === 'seconds' && Number.isNaN(seconds(one))) return ['bad', unreadable(one)]
  const idle = withoutEffect(one.name, control)
  if (idle) return ['careful', `no effect: ${idle}`]
  if (one.malformed) return ['bad', `not written as the grammar wants; the strict reading is taken: ${meaning.words(one)}`]
  const idleInEdge = STALE.has(one.name) && ['s-maxage', 'proxy-revalidate'].find((name) => directive(control, name))
  if (idleInEdge) return ['careful', `${meaning.words(one)}; not by shared caches, which ${idleInEdge} forbids stale answers`]
  const hasIdleValue = one.value !== null && (meaning.takes === 'nothing' || (meaning.takes === 'fields' && !qualifiedFields(one)))
  if (hasIdleValue) return ['careful', `it takes no such value, and holds all the same: ${meaning.words(one)}`]
  return ['plain', meaning.words(one)]
}

function unknown(name: string): readonly [Note['tone'], string] {
  if (OF_REQUESTS.has(name)) return ['careful', 'a directive of requests: in a response caches pass over it']
  const meant = nearestDirective(name)
  return meant ? ['bad', `not a directive, caches pass over it; ${meant} was probably meant`] : ['careful', 'unknown here: caches pass over it']
}

function unreadable({ name, value }: Directive): string {
  const what = value === null ? 'it needs a number of seconds' : 'not a whole number of seconds'
  return name === 'max-age' || name === 's-maxage' ? `${what}: the copy counts as stale at once` : `${what}: caches pass over it`
}

/** Why a directive changes nothing beside the others; undefined when it does change something. */
function withoutEffect(name: string, control: CacheControl): string | undefined {
  const has = (other: string): boolean => directive(control, other) !== undefined
  const whole = (other: string): boolean => scopeOf(control, other).all
  if (name !== 'no-store' && name !== 'must-understand' && name !== 'no-transform' && has('no-store') && !has('must-understand')) {
    return 'no-store keeps it out of every cache'
  }
  const isPrivate = whole('private')
  switch (name) {
    case 'public':
      return isPrivate ? 'private is stricter' : undefined
    case 's-maxage':
      return isPrivate ? 'private keeps shared caches out' : whole('no-cache') ? 'no-cache asks before every use' : undefined
    case 'proxy-revalidate':
      return isPrivate ? 'private keeps shared caches out' : has('must-revalidate') ? 'must-revalidate says it already' : undefined
    case 'max-age':
      return whole('no-cache') ? 'no-cache asks before every use' : undefined
    case 'immutable':
      if (whole('no-cache')) return 'no-cache asks before every use'
      return has('max-age') ? undefined : 'it speaks of a fresh copy, and max-age is missing'
    case 'stale-while-revalidate':
    case 'stale-if-error':
      if (has('must-revalidate')) return 'must-revalidate forbids stale answers'
      return whole('no-cache') ? 'no-cache asks before every use' : undefined
    default:
      return undefined
  }
}
