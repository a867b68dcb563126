/**
 * What a simulated network consists of, as data: a scene declares it, the world builds it,
 * the stage draws it. Behaviour is named here (layers, upstreams) and lives elsewhere.
 */
import type { RandomSource } from '../engine/streams'
import type { KeyRules } from './http/cacheKey'
import type { HeaderList, HttpRequest, HttpResponse } from './http/message'
import type { Layer } from './layers/layer'
import type { CityId } from './net/places'
import type { StorePolicy } from './store/store'
import type { Transport } from './nodes/httpClient'

export type LeverValue = boolean | number | string | readonly string[]
/** The levers of a scene by name, with the values in force at one moment. */
export type LeverValues = Readonly<Record<string, LeverValue>>

interface NodeBase {
  /** Short and stable: used in links, claims, URLs. */
  readonly id: string
  /** The words on the picture. */
  readonly name: string
  /** Where it stands; gives its place on the map and the measured round trips of its links. */
  readonly city?: CityId
  /** Whether it takes part under these levers; always, when absent. */
  readonly when?: (levers: LeverValues) => boolean
}

/** Users of one place. Its requests go to `via`. */
export interface ClientSpec extends NodeBase {
  readonly kind: 'client'
  readonly via: (levers: LeverValues) => string
  /** The URL that a click on this user asks for. */
  readonly asks: string
  /** The header fields that a click sends, drawn from the run's stream of this client's clicks; none when absent. */
  readonly says?: (random: RandomSource) => HeaderList
  /** How it connects; when absent, its connections were open before the run began. */
  readonly transport?: (levers: LeverValues) => Transport
  /** Its own private cache; without one every request goes to `via`. */
  readonly cache?: CacheSpec
}

/** A cache: its layers, its key, and the slots that are drawn. */
export interface CacheSpec {
  /** Outermost first; what lies behind the last one is the upstream. */
  readonly layers: (levers: LeverValues) => readonly Layer[]
  /** Which parts of a request make the key; method and URL when absent. */
  readonly key?: (levers: LeverValues) => KeyRules
  /** The places that are drawn, empty or not: one for each of these keys, which is reserved for it; the first so many; or all that the run takes. */
  readonly shows: readonly string[] | number | 'all'
  /** How much it holds and who goes for whom; everything for ever when absent. */
  readonly store?: StorePolicy
  /** Time of one lookup (ms). */
  readonly lookupMs: number
  /** Time to write a response of more than one packet (ms). */
  readonly storeMs: number
}

/** A cache server near users. */
export interface EdgeSpec extends NodeBase, CacheSpec {
  readonly kind: 'edge'
  readonly upstream: (levers: LeverValues) => string
  /** How it connects to its upstream; when absent, the connections were open before the run began. */
  readonly transport?: (levers: LeverValues) => Transport
}

export interface ResourceSpec {
  readonly bytes: number
  /** 200 when absent. */
  readonly status?: number
  readonly headers?: HeaderList
  /** What it shows, in a few words: "v2", "page for phones". Learners see it; two answers are the same when it is. */
  readonly content?: string
}

/** What an origin knows when it makes a response. */
export interface ResourceAsk {
  readonly request: HttpRequest
  readonly levers: LeverValues
  /** How often the content at this URL was deployed: 1 at first. */
  readonly version: number
}

/** The server that owns the content. */
export interface OriginSpec extends NodeBase {
  readonly kind: 'origin'
  /** Time to make one response (ms). */
  readonly thinkMs: (levers: LeverValues) => number
  /** How many requests it works on at once. */
  readonly workers: number
  /** How many more may wait; the next one is refused with 503. */
  readonly queueLimit: number
  /** By URL; one without its query stands for every query that has no entry of its own. */
  readonly resources: Readonly<Record<string, ResourceSpec | ((ask: ResourceAsk) => ResourceSpec)>>
  /** How it dates its answers and heeds conditions (nodes/httpOrigin); when absent, it does neither. */
  readonly conditions?: (request: HttpRequest, whole: HttpResponse, nowMs: number) => HttpResponse
  /** Whether it answers nobody at the moment; requests are refused when they arrive. */
  readonly down?: (levers: LeverValues) => boolean
  /** The URL whose response head is drawn beside it. */
  readonly displays?: string
}

/** A DNS resolver that knows every address. */
export interface ResolverSpec extends NodeBase {
  readonly kind: 'resolver'
}

export type NodeSpec = ClientSpec | EdgeSpec | OriginSpec | ResolverSpec
export type NodeKind = NodeSpec['kind']

/** A path between two nodes, usable both ways. */
export interface LinkSpec {
  readonly from: string
  readonly to: string
  /** Round trip (ms); from the cities of both ends (net/places) when absent. */
  readonly rttMs?: number
  /** Bytes a millisecond for what does not fit the first flight; unlimited when absent. */
  readonly bytesPerMs?: number
  readonly when?: (levers: LeverValues) => boolean
}

/** How the stage draws the nodes. */
export type View =
  | {
      readonly kind: 'map'
      /** Longitude at the middle of the map (degrees); the seam lies opposite and no link may cross it. */
      readonly centre: number
      /** 'distance' bends the map so that distance from the origin is time. */
      readonly lens?: (levers: LeverValues) => 'world' | 'distance'
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

export interface Topology {
  readonly view: View
  readonly nodes: readonly NodeSpec[]
  readonly links: readonly LinkSpec[]
}
