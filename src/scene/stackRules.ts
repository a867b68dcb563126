/** What is wrong with a listing of layers, a sentence each: it names caches, and switches what they are made of. */
import type { LeverValues } from '../cdn/levers'
import type { Lever } from './levers'
import { leversInForce } from './leversInForce'
import type { ListedCode, StackSpec } from './listing'
import { hasLayers, layerNames } from './stack'
import type { Scene } from './types'

export function stackProblems(scene: Scene, { listing, stack }: ListedCode): string[] {
  if (!stack) return []
  const strange = stack.caches.filter((id) => !scene.topology.nodes.some((node) => node.id === id && hasLayers(node)))
  if (stack.caches.length === 0) return [`listing ${listing.name} names no cache`]
  if (strange.length > 0) return strange.map((id) => `listing ${listing.name} is of "${id}", which is no cache`)
  return stack.lever === undefined ? [] : leverProblems(scene, stack, stack.lever)
}

function leverProblems(scene: Scene, { caches }: StackSpec, name: string): string[] {
  const lever = scene.levers[name]
  if (lever?.kind !== 'order') return [`the layers are switched by "${name}", which is no lever of the kind order`]
  const namesAt = (values: LeverValues): readonly string[] => layerNames(scene.topology, caches[0]!, leversInForce(scene, values))
  const options = lever.options.map(({ value }) => value)
  // What another lever takes out, its other values put in.
  const settings = Object.entries(scene.levers).flatMap(([other, one]) => (other === name ? [] : valuesOf(one).map((value) => ({ [other]: value }))))
  const reachable = new Set([{}, ...settings].flatMap((setting) => namesAt({ ...setting, [name]: options })))
  return options.flatMap((option) => {
    if (!reachable.has(option)) return [`lever ${name} offers "${option}", and ${caches[0]!} has no layer of this name; it has ${[...reachable].join(', ')}`]
    return namesAt({ [name]: options.filter((other) => other !== option) }).includes(option) ? [`lever ${name} does not take ${option} out`] : []
  })
}

function valuesOf(lever: Lever): readonly (boolean | string)[] {
  if (lever.kind === 'toggle') return [false, true]
  return lever.kind === 'choice' ? lever.options.map(({ value }) => value) : []
}
