/**
 * A design as a file: which workload it is for and what each lever stands at. What does not stand there is as it begins. A file that is wrong is
 * refused with every reason, and nothing of it is taken.
 *
 *     { "format": "build-a-cdn/design", "version": 1, "workload": "shop", "levers": { "pops": 6, "shield": true } }
 */
import type { LeverValue } from '../../src/cdn/levers'
import { sameValue } from '../../src/cdn/sameValue'
import { acceptsValue, describeValues } from '../../src/scene/leverValues'
import type { Lever } from '../../src/scene/levers'
import { NOT_OF_DESIGN, type Values, levers } from './levers'
import type { WorkloadId } from './workloads'

const [FORMAT, VERSION] = ['build-a-cdn/design', 1] as const
const FIELDS = ['format', 'version', 'workload', 'levers']
const LEVERS: Readonly<Record<string, Lever>> = levers

export type DesignRead = { readonly design: Partial<Values> } | { readonly problems: readonly string[] }

export function readDesign(text: string): DesignRead {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return { problems: [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  if (!isRecord(given)) return { problems: ['it is no object with format, version, workload and levers'] }
  const problems = [...outside(given), ...(isRecord(given['levers']) ? inside(given['levers']) : ['levers: expected an object, each lever with its value'])]
  if (problems.length > 0) return { problems }
  return { design: { ...(given['levers'] as Partial<Values>), workload: given['workload'] as WorkloadId } }
}

function outside(given: Readonly<Record<string, unknown>>): string[] {
  const { format, version, workload } = given
  return [
    ...(format === FORMAT ? [] : [`format: expected "${FORMAT}", not ${shown(format)}`]),
    ...(version === VERSION ? [] : [`version: this reads version ${VERSION}, not ${shown(version)}`]),
    ...(isValue(workload) && acceptsValue(levers.workload, workload) ? [] : [`workload: expected ${describeValues(levers.workload)}, not ${shown(workload)}`]),
    ...Object.keys(given).filter((name) => !FIELDS.includes(name)).map((name) => `${name}: expected nothing of this name`),
  ]
}

function inside(given: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const lever = Object.hasOwn(LEVERS, name) && name !== 'workload' && !NOT_OF_DESIGN.includes(name) ? LEVERS[name] : undefined
    if (!lever) return [`levers.${name}: expected nothing of this name`]
    return isValue(value) && acceptsValue(lever, value) ? [] : [`levers.${name}: expected ${describeValues(lever)}, not ${shown(value)}`]
  })
}

/** With every lever, the others as they begin. */
export function wholeDesign(design: Partial<Values>): Values {
  const initial = Object.fromEntries(Object.entries(LEVERS).map(([name, lever]) => [name, lever.initial]))
  return { ...(initial as unknown as Values), ...design }
}

/** The file of a design: what differs from how a design begins. */
export function writeDesign(values: Values): string {
  const { workload, ...others } = values
  const moved = Object.entries(others).filter(([name, value]) => !NOT_OF_DESIGN.includes(name) && !sameValue(value, LEVERS[name]!.initial))
  return `${JSON.stringify({ format: FORMAT, version: VERSION, workload, levers: Object.fromEntries(moved) }, null, 2)}\n`
}

function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function isValue(given: unknown): given is LeverValue {
  return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' || (Array.isArray(given) && given.every((one) => typeof one === 'string'))
}

function shown(given: unknown): string {
  const text = given === undefined ? 'nothing' : JSON.stringify(given)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}
