/**
 * A scenario multiplied out for one of its variants: single requests and controls, each at its moment.
 */
import { type AskEntry, DEFAULT_LEVERS, type Levers, ONE_EDGE, ONE_VARIANT, type OneOrMore, type OriginEntry, type PurgeEntry, type Scenario, type Variant } from './scenario.ts'

export interface SingleAsk {
  readonly at: number
  readonly edge: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}
export type Control = (PurgeEntry | OriginEntry) & { readonly at: number }

export interface Expanded {
  readonly levers: Levers
  readonly edges: readonly string[]
  /** In the order in which they are made. */
  readonly asks: readonly SingleAsk[]
  readonly controls: readonly Control[]
}

export function variantsOf({ variants = ONE_VARIANT }: Scenario): readonly Variant[] {
  return variants
}

/** Settings that a product has nothing for. */
const LACKS: Readonly<Record<string, readonly (keyof Levers)[]>> = {
  squid: ['revalidate', 'normalizeAcceptEncoding', 'uaClass'], ats: ['revalidate', 'normalizeAcceptEncoding', 'uaClass'],
}

/** Why a variant is not played for a product; undefined when it is. */
export function whyNotFor(product: string, scenario: Scenario, variant: Variant): string | undefined {
  const products = variant.products ?? scenario.products
  if (products && !products.includes(product)) return `it is for ${products.join(' and ')}`
  const levers = leversOf(scenario, variant)
  const lacking = levers.stock ? [] : (LACKS[product] ?? []).filter((name) => levers[name] !== DEFAULT_LEVERS[name])
  return lacking.length > 0 ? `${product} has no setting for ${lacking.join(', ')}` : undefined
}

function leversOf({ levers }: Scenario, variant: Variant): Levers {
  return { ...DEFAULT_LEVERS, ...levers, ...variant.levers }
}

export function expand(scenario: Scenario, variant: Variant): Expanded {
  const { edges = ONE_EDGE, timeline } = scenario
  const entries = timeline.filter(({ onlyVariants }) => onlyVariants?.includes(variant.name) ?? true)
  return {
    levers: leversOf(scenario, variant),
    edges,
    asks: entries.flatMap((one) => (isAsk(one) ? asksOf(one, edges) : [])).toSorted((a, b) => a.at - b.at),
    controls: entries.flatMap((one) => (isAsk(one) ? [] : listOf(one.at).map((at) => ({ ...one, at })))).toSorted((a, b) => a.at - b.at),
  }
}

const isAsk = (entry: Scenario['timeline'][number]): entry is AskEntry => !('purge' in entry) && !('origin' in entry)

/** Every moment, and at each: so many times every path, at every edge, with every header; `gapMs` lies between each and the next. */
function asksOf({ at, edge = '*', method = 'GET', path, headers = {}, count = 1, gapMs = 0 }: AskEntry, edges: readonly string[]): SingleAsk[] {
  const places = edge === '*' ? edges : listOf(edge)
  return listOf(at).flatMap((moment) => {
    const asks = Array.from({ length: count }, () => listOf(path).flatMap((one) => places.flatMap((place) => listOf(headers).map((sent) => ({ path: one, edge: place, headers: sent })))))
    return asks.flat().map((one, i) => ({ ...one, method, at: moment + i * gapMs }))
  })
}

function listOf<T>(given: OneOrMore<T>): readonly T[] {
  return isList(given) ? given : [given]
}

function isList<T>(given: OneOrMore<T>): given is readonly T[] {
  return Array.isArray(given)
}
