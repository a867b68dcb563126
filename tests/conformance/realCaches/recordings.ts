/**
 * What real caches did on the same traffic, recorded elsewhere: scenarios, and for each group of requests that look alike what each
 * product answered. The files belong to another project and stand beside this one; who does not have them is told so.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { ROOT } from '../../../tools/lib/project.mjs'

const FOLDER = resolve(ROOT, '../shared/real-caches')
const TRUTHS = resolve(FOLDER, 'truths.json')

export type Product = 'varnish' | 'nginx' | 'squid' | 'ats'

export interface Resource {
  readonly thinkMs: number
  readonly bodyBytes: number
  readonly headers: Readonly<Record<string, string>>
}

/** So many requests for a path at the same time. */
export interface Wave {
  readonly at: number
  readonly count?: number
  readonly path: string
}

export interface Recorded {
  readonly outcomes: Readonly<Record<string, number>>
  /** Requests that reached the origin for them, and how many of these were conditional. */
  readonly origin: number
  readonly conditional: number
  readonly versions: Readonly<Record<string, number>>
  /** Time to the first byte (ms): least, middle and most; of one request its own. */
  readonly ttfb: readonly number[]
}

export interface Group {
  readonly at: number
  /** "*" behind a shield. */
  readonly edge: string
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly n: number
  /** exact: all products do the same; core: Varnish and nginx do. */
  readonly class: 'exact' | 'core' | 'differs' | 'single'
  readonly products: Readonly<Record<Product, Recorded>>
}

interface Scenario {
  readonly origin: { readonly resources: Readonly<Record<string, Resource>> }
  readonly timeline: readonly Wave[]
}

export interface Truth {
  readonly scenario: string
  readonly variant: string
  /** Those that played it. */
  readonly products: readonly Product[]
  readonly groups: readonly Group[]
}

/** A sentence for whoever has no recordings; undefined when they are there. */
export function whyNoRecordings(): string | undefined {
  return existsSync(TRUTHS) ? undefined : `there is no ${relative(ROOT, TRUTHS)} (the recordings are not part of this project)`
}

export function scenario(name: string): Scenario {
  const read: Scenario = JSON.parse(readFileSync(resolve(FOLDER, 'scenarios', `${name}.json`), 'utf8'))
  return read
}

/** Every scenario file, by its name without the ending. */
export function scenarioFiles(): ReadonlyMap<string, string> {
  const folder = resolve(FOLDER, 'scenarios')
  return new Map(readdirSync(folder).map((file) => [file.replace('.json', ''), readFileSync(resolve(folder, file), 'utf8')]))
}

/** Where the recordings' own reader of scenarios is: plain JavaScript that exports `expand` and `variantNames`. */
export const THEIR_READER = resolve(FOLDER, 'lib/scenario.mjs')

export function truths(): readonly Truth[] {
  const read: readonly Truth[] = JSON.parse(readFileSync(TRUTHS, 'utf8'))
  return read
}

export function recorded(name: string, variant: string): readonly Group[] {
  const found = truths().find((one) => one.scenario === name && one.variant === variant)
  if (!found) throw new Error(`${TRUTHS} has no ${name}, variant ${variant}`)
  return found.groups
}
