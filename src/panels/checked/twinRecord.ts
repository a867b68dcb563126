/**
 * The record of the last run of the twin (docs/twin.md), as `npm run -s twin -- --record` writes it into public/twin.json: its type, and
 * a reader that says what is wrong with a file that is none. The build reads it too (tools/vite/checked), so its import has an ending.
 */
import { type Shape, amount, count, list, object, oneOf, record as recordOf, text, value } from '../../cdn/plan/shapes.ts'

export const PRODUCTS = ['varnish', 'nginx'] as const
export type Product = (typeof PRODUCTS)[number]

/** What the engine and a product did otherwise, for the requests of one group: those that left together for the same thing. */
export interface Difference {
  /** When they left (ms). */
  readonly at: number
  readonly edge: string
  readonly method: string
  readonly path: string
  /** "Authorization: Bearer x" */
  readonly headers: readonly string[]
  readonly engine: string
  readonly real: string
  /** Absent where nobody knows yet. */
  readonly cause?: string
  /** Where it is written. */
  readonly source?: string
}

export interface RecordedScenario {
  readonly name: string
  /** One sentence: what it is about. */
  readonly lesson: string
  /** Numbers of the scenes that it has to do with. */
  readonly scenes: readonly number[]
}

export interface RecordedVariant {
  readonly scenario: string
  readonly variant: string
  readonly product: Product
  readonly groups: number
  readonly requests: number
  readonly originRequests: { readonly engine: number; readonly real: number }
  /** Runs that it took: one whose requests went out late was made again. */
  readonly tries: number
  readonly differences: readonly Difference[]
}

export interface SkippedVariant {
  readonly scenario: string
  readonly variant: string
  readonly product: Product
  readonly why: string
}

export interface TwinRecord {
  /** "2026-11-30" */
  readonly date: string
  readonly versions: Readonly<Record<string, string>>
  readonly groups: number
  readonly unexplained: number
  /** Differences in runs in which something was late to the last try: the machine was too busy to say anything of a cache. */
  readonly undecided: number
  readonly scenarios: readonly RecordedScenario[]
  readonly variants: readonly RecordedVariant[]
  readonly skipped: readonly SkippedVariant[]
}

const words = value('a text', (given) => typeof given === 'string')
const whole = value('a whole number from 0 on', (given) => Number.isInteger(given) && Number(given) >= 0)
const date = value('a date such as 2026-11-30', (given) => typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given))
const product = oneOf(PRODUCTS)
const where = { scenario: text, variant: text, product }
const difference = object({ at: amount, edge: text, method: words, path: text, headers: list(words), engine: text, real: text }, { cause: text, source: text })

const SHAPE: Shape = object(
  {
    date, versions: recordOf(text), groups: whole, unexplained: whole, undecided: whole,
    scenarios: list(object({ name: text, lesson: text, scenes: list(count) }, {}), { least: 1 }),
    variants: list(object({ ...where, groups: count, requests: whole, originRequests: object({ engine: whole, real: whole }, {}), tries: count, differences: list(difference) }, {}), { least: 1 }),
    skipped: list(object({ ...where, why: text }, {})),
  },
  {},
)

export type TwinRead = { readonly record: TwinRecord } | { readonly problems: readonly string[] }

/** The record in a file, or a sentence for each problem: the place, and what is expected there. */
export function readTwinRecord(json: string): TwinRead {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch {
    return { problems: ['the file: expected JSON'] }
  }
  const unknown = new Set<string>()
  const problems = SHAPE(given, '', unknown)
  if (!isRecord(given, problems)) return { problems }
  const more = [...[...unknown].map((field) => `${field}: expected nothing of this name`), ...contradictions(given)]
  return more.length > 0 ? { problems: more } : { record: given }
}

function isRecord(given: unknown, problems: readonly string[]): given is TwinRecord {
  return given !== undefined && problems.length === 0
}

/** What its parts say of each other. */
function contradictions({ scenarios, variants, skipped, versions, groups }: TwinRecord): string[] {
  const names = scenarios.map(({ name }) => name)
  const parts = { variants, skipped }
  const strange = Object.entries(parts).flatMap(([place, list]) =>
    list.flatMap(({ scenario }, i) => (names.includes(scenario) ? [] : [`${place}[${i}].scenario: expected a name of scenarios, not "${scenario}"`])))
  const unversioned = PRODUCTS.filter((one) => variants.some(({ product }) => product === one) && versions[one] === undefined)
  const sum = variants.reduce((total, one) => total + one.groups, 0)
  return [
    ...strange,
    ...unversioned.map((one) => `versions.${one}: expected the version that was run`),
    ...(sum === groups ? [] : [`groups: expected ${sum}, the sum of all variants, not ${groups}`]),
  ]
}

/** Numbers of the scenes that something on record has to do with, in order. */
export function checkedScenes({ scenarios }: TwinRecord): readonly number[] {
  return [...new Set(scenarios.flatMap(({ scenes }) => scenes))].toSorted((a, b) => a - b)
}
