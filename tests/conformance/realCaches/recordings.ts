/**
 * What real caches did on the same traffic, recorded elsewhere: scenarios, and for each group of requests that look alike what each
 * product answered. The files belong to another project and stand beside this one; who does not have them is told so.
 */
import { existsSync, readFileSync } from 'node:fs'
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
  readonly path: string
  readonly n: number
  /** exact: all products do the same; core: Varnish and nginx do. */
  readonly class: 'exact' | 'core' | 'differs' | 'single'
  readonly products: Readonly<Record<Product, Recorded>>
}

interface Scenario {
  readonly origin: { readonly resources: Readonly<Record<string, Resource>> }
  readonly timeline: readonly Wave[]
}

interface Truth {
  readonly scenario: string
  readonly variant: string
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

export function recorded(name: string, variant: string): readonly Group[] {
  const truths: readonly Truth[] = JSON.parse(readFileSync(TRUTHS, 'utf8'))
  const found = truths.find((one) => one.scenario === name && one.variant === variant)
  if (!found) throw new Error(`${TRUTHS} has no ${name}, variant ${variant}`)
  return found.groups
}
