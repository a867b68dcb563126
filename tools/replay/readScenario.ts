/**
 * Reads a scenario file and checks it: shapes first (src/cdn/plan/shapes), then what its parts say of each other. Whoever has written it hears which
 * field is wrong and what is expected there.
 */
import { CLASSES, OPTIONS, contradictions as classContradictions } from '../../src/cdn/plan/readPlan.ts'
import { ONE_EDGE, ONE_VARIANT, type Scenario } from './scenario.ts'
import { type Shape, amount, count, either, flag, isObject, list, object, oneOf, oneOrMore, record, text, value } from '../../src/cdn/plan/shapes.ts'

export class ScenarioError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

const status = value('a status from 200 to 599', (given) => Number.isInteger(given) && Number(given) >= 200 && Number(given) <= 599)
const words = value('a text', (given) => typeof given === 'string')
const moment = either('a text, a number, { "inSec": n } or { "agoSec": n }', words, value('a number', (given) => typeof given === 'number'), object({ inSec: amount }, {}), object({ agoSec: amount }, {}))
const fields = record(oneOrMore(moment))
const path = value('a path that begins with /', (given) => typeof given === 'string' && given.startsWith('/'))

const OF_A_RESPONSE = { thinkMs: amount, bodyBytes: amount, status, headers: fields }
const version = object({ from: amount }, { ...OF_A_RESPONSE, label: text })
const resource = object({}, { ...OF_A_RESPONSE, encodings: list(text), no304: flag, versions: list(version, { least: 1 }) })

/** Any parameter: the twin alone writes them into files, and asks more of them (src/cdn/plan/readPlan). */
const levers = object({}, { ...OPTIONS, dropParams: list(text), shield: flag, stock: flag, productCompression: flag })
/** It becomes part of the name of a file. */
const name = value('a name without / and \\', (given) => typeof given === 'string' && /^[^/\\]+$/.test(given))
const variant = object({ name }, { levers, products: list(text) })

const ALWAYS = { at: oneOrMore(amount) }
const OFTEN = { onlyVariants: list(text), note: words, expect: value('outcomes', () => true) }
const ask = object({ ...ALWAYS, path: oneOrMore(path) }, {
  ...OFTEN, edge: oneOrMore(text), method: text, headers: oneOrMore(record(words)), count, gapMs: amount,
})
const purge = object({ ...ALWAYS, purge: oneOf(['url', 'tag', 'all']) }, { ...OFTEN, path, tag: text, soft: flag, wait: flag, edges: oneOrMore(text) })
const outage = object({ ...ALWAYS, origin: oneOf(['down', 'up', 'status', 'hang']) }, { ...OFTEN, status })

const entry: Shape = (given, place, unknown) => {
  const shape = isObject(given) && given.purge !== undefined ? purge : isObject(given) && given.origin !== undefined ? outage : ask
  return shape(given, place, unknown)
}

const scenario = object(
  { name, origin: object({ resources: record(resource) }, {}), timeline: list(entry, { least: 1 }) },
  { lesson: words, edges: list(text, { least: 1 }), durationMs: amount, products: list(text), levers, classes: CLASSES, scenes: list(text), variants: list(variant, { least: 1 }) },
)

/** @throws ScenarioError with a line for each problem. `unknown`: fields that mean nothing here. */
export function readScenario(json: string): { readonly scenario: Scenario; readonly unknown: readonly string[] } {
  const unknown = new Set<string>()
  const read = parsed(json)
  const problems: string[] = []
  if (!isScenario(read, problems, unknown)) throw new ScenarioError(problems)
  problems.push(...contradictions(read))
  if (problems.length > 0) throw new ScenarioError(problems)
  return { scenario: read, unknown: [...unknown] }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new ScenarioError([`the file: expected JSON (${error instanceof Error ? error.message : String(error)})`])
  }
}

function isScenario(read: unknown, problems: string[], unknown: Set<string>): read is Scenario {
  problems.push(...scenario(read, '', unknown))
  return problems.length === 0
}

/** Names that nothing has, and fields that go together. */
function contradictions({ edges = ONE_EDGE, variants = ONE_VARIANT, classes = [], timeline, origin }: Scenario): string[] {
  const names = variants.map(({ name }) => name)
  const among = (place: string, known: readonly string[], given: readonly string[]): string[] =>
    given.filter((name) => !known.includes(name)).map((name) => `${place}: expected ${known.map((one) => `"${one}"`).join(', ')}, not "${name}"`)
  return [
    ...repeated('edges', edges), ...repeated('variants', names), ...classContradictions(classes),
    ...timeline.flatMap((one, i) => {
      const place = `timeline[${i}]`
      const problems = among(`${place}.onlyVariants`, names, one.onlyVariants ?? [])
      if ('purge' in one) {
        problems.push(...among(`${place}.edges`, edges, [one.edges ?? []].flat()))
        if (one.purge === 'url' && one.path === undefined) problems.push(`${place}.path: expected a path that begins with /, for a purge by URL`)
        if (one.purge === 'tag' && one.tag === undefined) problems.push(`${place}.tag: expected a text, for a purge by tag`)
      } else if ('origin' in one) {
        if (one.origin === 'status' && one.status === undefined) problems.push(`${place}.status: expected a status from 200 to 599, for an origin that answers with it`)
      } else problems.push(...among(`${place}.edge`, ['*', ...edges], [one.edge ?? '*'].flat()))
      return problems
    }),
    ...Object.entries(origin.resources).flatMap(([name, { versions = [] }]) =>
      versions.some(({ from }, i) => i > 0 && from < versions[i - 1]!.from) ? [`origin.resources["${name}"].versions: expected them in the order of from`] : []),
  ]
}

function repeated(place: string, names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => `${place}: expected each name once, and "${name}" is there again`)
}
