/**
 * A listing of the layers that a cache really has: `Edge.layers`, read off the cache's own list under the levers in force, so that it cannot
 * say anything else than what runs. With a lever of the kind `order` each of its options is a line that can be switched.
 */
import type { LeverValues } from '../cdn/levers'
import type { NodeSpec } from '../cdn/network'
import type { CacheSpec } from '../cdn/nodes/cacheSpec'
import type { Topology } from '../cdn/topology'
import type { Levers } from './levers'
import { settings } from './leversInForce'
import type { ListedCode, StackSpec } from './listing'
import type { Scene } from './types'

/** Beyond the numbers that follow from names (tools/vite/listingRegions); a scene has one stack. */
const STACK_ID = 2 ** 19

export interface StackOptions {
  /** Id of the cache, or of several that have the same layers: the one that the followed request is in is shown, else the first. */
  readonly cache: string | readonly string[]
  /** Name of the lever, of kind `order`, whose value the cache's layers are made by. Its options are names as the listing has them. */
  readonly lever?: string
  readonly note: string
}

/** `listings: [stack({ cache: 'edge', lever: 'layers', note: 'what a request passes' }), show(...)]` */
export function stack({ cache, lever, note }: StackOptions): ListedCode {
  const caches = typeof cache === 'string' ? [cache] : cache
  return {
    listing: { id: STACK_ID, name: 'Edge.layers', lines: [], statementLines: [], variables: [] },
    note,
    stack: { caches, ...(lever === undefined ? {} : { lever }) },
  }
}

/** One line between the brackets. */
export interface StackLine {
  /** The layer's name as code has it: "staleWhileRevalidate". */
  readonly name: string
  /** The cache has it now. */
  readonly isIn: boolean
  /** The lever has it among its options: whether it is in the lever's value. One that is and that the cache has not is out for another lever's sake. */
  readonly isOn?: boolean
}

/** Where a stack stands: levers in force, and the step whose order the lines keep. */
export interface StackMoment {
  readonly levers: LeverValues
  readonly step: number
  /** Which of the caches; the first when absent. */
  readonly cache?: string
}

/** The lines of a stack, outermost first: what the cache has, and what was taken out of the order that the step begins with, where it stood. */
export function stackLines(scene: Pick<Scene, 'topology' | 'levers' | 'steps'>, { caches, lever }: StackSpec, { levers, step, cache = caches[0]! }: StackMoment): readonly StackLine[] {
  const names = layerNames(scene.topology, cache, levers)
  if (lever === undefined) return names.map((name) => ({ name, isIn: true }))
  const on = orderIn(levers, lever)
  const order = orderOf(scene, lever, step)
  const shown = order.reduce<readonly string[]>((all, name) => (all.includes(name) ? all : putBack(all, order, name)), names)
  const options = optionsOf(scene.levers, lever)
  return shown.map((name) => ({ name, isIn: names.includes(name), ...(options.includes(name) ? { isOn: on.includes(name) } : {}) }))
}

/** The order in which a step begins: what its script sets, else the initial one. */
export function orderOf({ steps, levers }: Pick<Scene, 'steps' | 'levers'>, lever: string, step: number): readonly string[] {
  const set = settings(steps[step]?.set)
  return lever in set ? orderIn(set, lever) : orderIn({ [lever]: levers[lever]!.initial }, lever)
}

/** The value with an option switched: taken out, or put back among the others where `order` has it. */
export function switched(value: readonly string[], order: readonly string[], name: string): readonly string[] {
  return value.includes(name) ? value.filter((one) => one !== name) : putBack(value, order, name)
}

/** Behind the nearest of those that stand before it in `order`, else before the nearest behind it, else last. */
function putBack(among: readonly string[], order: readonly string[], name: string): readonly string[] {
  const place = order.indexOf(name)
  const before = order.slice(0, Math.max(0, place)).findLast((one) => among.includes(one))
  if (before !== undefined) return among.toSpliced(among.indexOf(before) + 1, 0, name)
  const behind = place < 0 ? undefined : order.slice(place + 1).find((one) => among.includes(one))
  return among.toSpliced(behind === undefined ? among.length : among.indexOf(behind), 0, name)
}

/** The value of an order lever. */
function orderIn(values: LeverValues, lever: string): readonly string[] {
  const value = values[lever]
  return typeof value === 'object' ? value : []
}

function optionsOf(levers: Levers, name: string): readonly string[] {
  const lever = levers[name]
  return lever?.kind === 'order' ? lever.options.map(({ value }) => value) : []
}

/** What a cache is made of under these levers. */
export function layerNames({ nodes }: Topology, cache: string, levers: LeverValues): readonly string[] {
  const spec = nodes.find(({ id }) => id === cache)
  return spec && hasLayers(spec) ? spec.layers(levers).map(({ name }) => codeName(name)) : []
}

export function hasLayers(spec: NodeSpec): spec is NodeSpec & Pick<CacheSpec, 'layers'> {
  return 'layers' in spec
}

/** A layer's name as code writes it: "stale-while-revalidate" is staleWhileRevalidate. */
export function codeName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())
}
