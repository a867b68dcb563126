/**
 * Reads a plan as JSON and checks it. Names, paths, parameters and tags go into configuration files and commands: only letters that mean nothing
 * in any of these are let through, so that no export has to escape what it cannot.
 */
import type { CachePlan, ContentClass } from './cachePlan'
import { DEFAULT_OPTIONS } from './cachePlan'
import { type Shape, amount, count, either, flag, list, object, oneOf, value } from './shapes'

/** A cache counts no further (RFC 9111 §1.2.2). */
const LONGEST_S = 2_147_483_647
const wholeS = value('whole seconds from 0 to 2147483647', (given) => Number.isInteger(given) && Number(given) >= 0 && Number(given) <= LONGEST_S)
const positive = value('a number from 0.001 to 1000000', (given) => typeof given === 'number' && given >= 0.001 && given <= 1_000_000)
const whole = (from: number, to: number): Shape => value(`a whole number from ${from} to ${to}`, (given) => Number.isInteger(given) && Number(given) >= from && Number(given) <= to)
const matching = (expected: string, pattern: RegExp, longest: number): Shape => value(expected, (given) => typeof given === 'string' && given.length <= longest && pattern.test(given))

const name = matching('a name of letters, digits, spaces, - and _', /^[A-Za-z0-9][A-Za-z0-9 _-]*$/, 60)
const path = matching('a path of letters, digits, /, -, _, ., ~, with a star at its end or none', /^\/[A-Za-z0-9/._~-]*\*?$/, 200)
const tag = matching('a tag of letters, digits, -, _, ., :, /', /^[A-Za-z0-9][A-Za-z0-9_.:/-]*$/, 100)
const host = matching('a host of letters, digits, . and -', /^[A-Za-z0-9][A-Za-z0-9.-]*$/, 200)
const parameter = matching('a parameter of letters, digits, -, _, ., with a star at its end or none', /^[A-Za-z0-9_.-]+\*?$/, 100)
const port = whole(1, 65_535)

/** nginx reads no word of more than 4096 letters, and a list becomes one. */
const AS_ONE_WORD = { most: 30 }

/** What a file may say of the settings of a cache, as shapes of its fields. */
export const OPTIONS: Readonly<Record<keyof CachePlan['cache'], Shape>> = {
  coalesce: flag, query: oneOf(['keep', 'sort', 'ignore']), dropParams: list(parameter, AS_ONE_WORD), normalizeAcceptEncoding: flag, uaClass: flag, revalidate: flag,
  grace: either('seconds from 0 on, or null', amount, value('null', (given) => given === null)),
  storageBytes: count,
}

const contentClass = object({ name, match: path, keep: oneOf(['shared', 'private', 'nothing']) }, {
  maxAgeS: wholeS, sharedMaxAgeS: wholeS, swrS: wholeS, sieS: wholeS, mustRevalidate: flag, tags: list(tag, AS_ONE_WORD), enforce: flag,
})
/** Classes of a plan, or of a scenario file. */
export const CLASSES = list(contentClass)

const plan = object(
  { classes: CLASSES, cache: object({}, OPTIONS), edges: list(name, { least: 1 }), origin: object({ host, port }, {}) },
  {
    shield: flag, timeoutS: positive, retries: whole(0, 4),
    rateLimit: object({ perS: positive, burst: whole(1, 1_000_000) }, {}), breaker: object({ failures: whole(1, 64), restS: positive }, {}), atOnce: whole(1, 1_000_000),
  },
)

export type PlanRead = { readonly plan: CachePlan } | { readonly problems: readonly string[] }

/** A plan with everything in it that was left out, or a sentence for each problem: the field, and what is expected there. */
export function readPlan(given: unknown): PlanRead {
  const unknown = new Set<string>()
  const problems = plan(given, '', unknown)
  if (!isPlan(given, problems)) return { problems }
  const more = [...[...unknown].map((field) => `${field}: expected nothing of this name`), ...contradictions(given.classes)]
  if (more.length > 0) return { problems: more }
  return { plan: { shield: false, timeoutS: 2, retries: 0, ...given, cache: { ...DEFAULT_OPTIONS, ...given.cache } } }
}

type Written = Pick<CachePlan, 'classes' | 'edges' | 'origin'> & Partial<Omit<CachePlan, 'cache'>> & { readonly cache: Partial<CachePlan['cache']> }

function isPlan(given: unknown, problems: readonly string[]): given is Written {
  return given !== undefined && problems.length === 0
}

/** What the fields of a class say of each other. */
export function contradictions(classes: readonly ContentClass[]): string[] {
  return classes.flatMap((one, i) => {
    const place = `classes[${i}]`
    if (one.keep === 'shared') return one.maxAgeS === undefined ? [`${place}.maxAgeS: expected seconds, for what caches keep`] : doubts(one, place)
    const useless = (['sharedMaxAgeS', 'swrS', 'sieS'] as const).filter((field) => one[field] !== undefined)
    return useless.map((field) => `${place}.${field}: expected none, for what caches do not keep`)
  })
}

function doubts({ mustRevalidate, swrS = 0, sieS = 0 }: ContentClass, place: string): string[] {
  return mustRevalidate === true && swrS + sieS > 0 ? [`${place}.mustRevalidate: expected no window for stale copies beside it`] : []
}
