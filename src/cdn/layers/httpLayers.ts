/**
 * The layers of a complete HTTP cache, outermost first (RFC 9110, 9111, 5861), and how a scene
 * takes one out, puts one in or replaces one, to show what it is for.
 */
import { invariant } from '../../engine/invariant'
import { fresh } from './freshLayer'
import { head } from './headLayer'
import { invalidate } from './invalidateLayer'
import type { Layer } from './layer'
import { normalise } from './normaliseLayer'
import { preconditions } from './preconditionsLayer'
import { revalidate } from './revalidateLayer'
import { staleIfError } from './staleIfErrorLayer'
import { staleWhileRevalidate } from './staleWhileRevalidateLayer'
import { store } from './storeLayer'

export type Layers = readonly Layer[]

export const httpLayers: Layers = [
  normalise, preconditions, fresh, staleWhileRevalidate, staleIfError, revalidate, store, head, invalidate,
]

/** Without this one: `without(httpLayers, revalidate)`. */
export function without(layers: Layers, taken: Layer): Layers {
  return layers.toSpliced(placeOf(layers, taken), 1)
}

/** With `added` just outside of another: `withBefore(httpLayers, staleIfError, coalesce)`. */
export function withBefore(layers: Layers, inner: Layer, added: Layer): Layers {
  return layers.toSpliced(placeOf(layers, inner), 0, added)
}

/** With another in its place: `replaced(httpLayers, staleIfError, staleIfErrorLayer(policy))`. */
export function replaced(layers: Layers, taken: Layer, by: Layer): Layers {
  return layers.toSpliced(placeOf(layers, taken), 1, by)
}

function placeOf(layers: Layers, layer: Layer): number {
  const place = layers.indexOf(layer)
  invariant(place >= 0, `the layer ${layer.name} is not among ${layers.map(({ name }) => name).join(', ')}`)
  return place
}
