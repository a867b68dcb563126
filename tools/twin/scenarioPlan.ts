/**
 * What a scenario asks of its caches, as a plan that can be exported; and its origin as the one in our world has to be where the caches
 * speak for it.
 */
import type { Address, CachePlan, ContentClass } from '../../src/cdn/plan/cachePlan.ts'
import { expressionOf } from '../../src/cdn/plan/classes.ts'
import { fieldsOf } from '../../src/cdn/plan/export/headers.ts'
import { readPlan } from '../../src/cdn/plan/readPlan.ts'
import { type Expanded, expand, whyNotFor } from '../replay/expand.ts'
import { patienceMs } from '../replay/play.ts'
import { ScenarioError } from '../replay/readScenario.ts'
import type { Fields, Levers, PurgeEntry, Resource, Scenario, Variant } from '../replay/scenario.ts'
import type { Product } from '../../src/panels/checked/twinRecord.ts'

/** @throws ScenarioError for what a replay takes and a configuration does not. */
export function planOf(scenario: Scenario, { levers, edges }: Expanded, origin: Address): CachePlan {
  const { shield, stock: _, productCompression: __, ...cache } = levers
  const read = readPlan({ classes: scenario.classes ?? [], cache, edges, shield, origin, timeoutS: patienceMs(scenario) / 1000, retries: 0 })
  if ('problems' in read) throw new ScenarioError(read.problems)
  return read.plan
}

/** Why a variant is not tried with a product; undefined when it is. */
export function whyNotWith(product: Product, scenario: Scenario, variant: Variant): string | undefined {
  const { levers, controls } = expand(scenario, variant)
  const isSoft = controls.some((one): one is PurgeEntry & { at: number } => 'purge' in one && (one.soft === true || one.wait === true))
  return whyNotFor(product, scenario, variant) ?? (levers.stock ? 'a product as it comes has no exported configuration' : undefined) ?? (product === 'nginx' ? lacking(levers, isSoft) : undefined)
}

function lacking({ query }: Levers, isSoft: boolean): string | undefined {
  if (query === 'sort') return 'nginx puts no query in order without the module njs'
  return isSoft ? 'nginx has no purge that is soft or waits' : undefined
}

/** Levers of the same cache in the engine: where the plan has encodings made alike, Varnish leaves them alone. */
export function leversFor(product: Product, levers: Levers): Levers {
  return { ...levers, productCompression: product === 'varnish' && levers.productCompression && !levers.normalizeAcceptEncoding }
}

/** An origin that says by itself what the plan says for it; what caches pass is as if it said that they must not keep it. */
export function enforced({ classes = [], origin: { resources } }: Scenario): Readonly<Record<string, Resource>> {
  return Object.fromEntries(Object.entries(resources).map(([path, resource]) => {
    const one = classes.find((candidate) => new RegExp(expressionOf(candidate)).test(path.replace('*', '')))
    return [path, one && (one.enforce === true || one.keep !== 'shared') ? spokenFor(resource, one) : resource]
  }))
}

function spokenFor(resource: Resource, one: ContentClass): Resource {
  const said = (headers: Fields = {}): Fields => ({
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => !['cache-control', 'expires'].includes(name.toLowerCase()))), ...Object.fromEntries(fieldsOf(one)),
  })
  return { ...resource, headers: said(resource.headers), ...(resource.versions ? { versions: resource.versions.map((version) => ({ ...version, headers: said(version.headers) })) } : {}) }
}
