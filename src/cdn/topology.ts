/**
 * What a simulated network consists of, as data: a scene declares it, the world builds it,
 * the stage draws it. Behaviour is named here (layers, upstreams) and lives elsewhere.
 */
import type { LeverValues } from './levers'
import type { LinkSpec } from './net/link'
import type { NodeSpec } from './network'

/** How the stage draws the nodes. */
export type View<V extends LeverValues = LeverValues> =
  | {
      readonly kind: 'map'
      /** Longitude at the middle of the map (degrees); the seam lies opposite and no link may cross it. */
      readonly centre: number
      /** 'distance' bends the map so that distance from the origin is time. */
      lens?(levers: V): 'world' | 'distance'
    }
  | { readonly kind: 'lanes'; readonly lanes: readonly (readonly string[])[] }
  | { readonly kind: 'lifelines'; readonly order: readonly string[] }
  /** The life of one slot of an edge as a band over virtual time, with a row for every request. */
  | { readonly kind: 'life'; readonly edge: string; readonly key: string; readonly windowMs: number }
  /** The slots of edges as a grid of cells, one for every key seen. */
  | { readonly kind: 'grid'; readonly edges: readonly string[] }

export type ViewKind = View['kind']
/** The view of one kind. */
export type ViewOf<K extends ViewKind> = Extract<View, { readonly kind: K }>

export interface Topology<V extends LeverValues = LeverValues> {
  readonly view: View<V>
  readonly nodes: readonly NodeSpec<V>[]
  readonly links: readonly LinkSpec<V>[]
}
