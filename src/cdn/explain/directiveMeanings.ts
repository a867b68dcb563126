/**
 * What the directives of a response mean to a cache (RFC 9111 §5.2.2 and its extensions), in
 * one short line each. Whether another directive leaves one without effect is told in notes.ts.
 */
import { type Directive, qualifiedFields, seconds } from '../http/cacheControl'
import { durationWords } from './durationWords'
import { namesInWords } from './excerpt'

export interface Meaning {
  /** What may stand after its name. */
  readonly takes: 'nothing' | 'seconds' | 'fields'
  readonly words: (one: Directive) => string
}

const number = (one: Directive): number => seconds(one) || 0
const plain = (words: string): Meaning => ({ takes: 'nothing', words: () => words })
const timed = (words: (duration: string) => string, none: string): Meaning => ({
  takes: 'seconds',
  words: (one) => (number(one) > 0 ? words(durationWords(number(one))) : none),
})
const listed = (whole: string, some: (fields: string) => string): Meaning => ({
  takes: 'fields',
  words: (one) => {
    const fields = qualifiedFields(one)
    return fields ? some(namesInWords(fields, ', ')) : whole
  },
})

/** By name, in lower case. */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['max-age', timed((time) => `fresh for ${time}`, 'stale at once: the next use has to ask')],
  ['s-maxage', timed((time) => `shared caches: fresh for ${time}; a browser passes over it`, 'shared caches: stale at once')],
  ['public', plain('any cache may keep it, with Authorization, too')],
  ['private', listed('only the user’s own cache may keep it', (fields) => `shared caches keep it without ${fields}`)],
  ['no-store', plain('no cache may keep it')],
  ['no-cache', listed('may be kept; is asked for before every use', (fields) => `without asking, a cache may not use ${fields} again`)],
  ['must-revalidate', plain('once stale it is never served without asking, not even when the origin fails')],
  ['proxy-revalidate', plain('must-revalidate, for shared caches only')],
  ['must-understand', plain('only a cache that knows the status code may keep it; such a cache passes over no-store')],
  ['immutable', plain('while it is fresh, even a reload does not ask')],
  ['no-transform', plain('nobody on the way may change the content; caching stays as it is')],
  ['stale-while-revalidate', timed((time) => `for ${time} after it went stale it is served while a refresh runs behind`, 'no time: it allows nothing')],
  ['stale-if-error', timed((time) => `for ${time} after it went stale it is served when the origin fails`, 'no time: it allows nothing')],
])

/** Directives that only a request can use (§5.2.1). */
export const OF_REQUESTS: ReadonlySet<string> = new Set(['max-stale', 'min-fresh', 'only-if-cached'])

/** The directive that was probably meant; undefined when none is near. */
export function nearestDirective(name: string): string | undefined {
  const bare = (text: string): string => text.replaceAll(/[-_.]/g, '')
  const names = [...MEANINGS.keys()]
  return names.find((one) => bare(one) === bare(name)) ?? (name.length > 4 && name.length < 30 ? names.find((one) => isNear(one, name)) : undefined)
}

/** At most two letters were added, lost or changed. */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]! <= 2
}
