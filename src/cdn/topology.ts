/**
 * What a simulated network consists of, as data: a scene declares it, the world builds it,
 * the stage draws it. Behaviour is named here (layers, upstreams) and lives elsewhere.
 */
import type { Split } from './code/split'
import type { ControlSpec } from './control/controlSpec'
import type { StampColumn } from '../trace/stamps'
import type { LeverValues } from './levers'
import type { LimitRule } from './limit/limiter'
import type { LinkSpec } from './net/link'
import type { NodeSpec } from './network'

export type { StampColumn }

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
  | {
      readonly kind: 'lifelines'
      readonly order: readonly string[]
      /** What a followed request is called where its ladder is compared with others, by its name (`as`): "warm pool". */
      readonly titles: Readonly<Record<string, string>>
      /** Steps whose ladders stand side by side: the names of their requests with a title there, by the id of the step. Earlier ones may be among them. */
      readonly abreast: Readonly<Record<string, Readonly<Record<string, string>>>>
    }
  /**
   * The life of one slot of an edge as a band over virtual time, with a row for every request. `marks` are words on the
   * axis at the time of a named request.
   */
  | { readonly kind: 'life'; readonly edge: string; readonly key: string; readonly windowMs: number; readonly marks?: Readonly<Record<string, string>> }
  /** The slots of edges as a grid of cells, one for every key seen. `attackers` draws the clients that plant something, too. */
  | { readonly kind: 'grid'; readonly edges: readonly string[]; readonly attackers?: boolean }
  /**
   * A sheet that fills: a row for each of several headers, with two requests for the same URL. What did each cache on the way
   * hold when the second one came, how far did it have to go, and what did it cost?
   */
  | {
      readonly kind: 'sheet'
      /** Ids of the nodes on the way, those who ask first, the origin last; a column each. */
      readonly columns: readonly (readonly string[])[]
      readonly key: string
      readonly rows: readonly SheetRow[]
    }
  /**
   * The places at which users come out, on a map turned to a longitude: a coloured way for each user, and the decision of the network
   * on it that had most to choose from. `names`: resolvers and name servers that are drawn, too.
   * `spot`: the place lever that says where users without a city stand. Of users named in `afresh` the ways of steps before are left out.
   */
  | { readonly kind: 'doors'; readonly centre: number; readonly users: readonly string[]; readonly names: readonly string[]; readonly spot?: string; readonly afresh?: readonly string[] }
  /** Users as threads over a window of time, red while their requests fail, in halves by how they come to a place; queries to name servers in a strip above. */
  | { readonly kind: 'threads'; readonly windowMs: number; readonly halves: readonly ThreadHalf[] }
  /**
   * The door of a cache: each request of the step is a bar from when it was made to its answer, one under the other, to one axis of time
   * with what the origin has inside. With `rows: 'pages'` a bar is a page: its copies while they are fresh.
   */
  | {
      readonly kind: 'crowd'
      readonly edge: string
      readonly rows?: 'pages'
      /** By the id of a step: the name of the request with which its crowd comes. Time is counted from there. */
      readonly since?: Readonly<Record<string, string>>
      /** By the id of a step: earlier steps, by their ids, whose ends stay as an outline, and what each is called. */
      readonly outlines?: Readonly<Record<string, Readonly<Record<string, string>>>>
    }
  /**
   * How an order to forget gets around: a row for each cache, by its distance from where the order was given, and the answers that users
   * got there, to one axis of time with what the origin is asked. `shield` has a row of its own.
   */
  | {
      readonly kind: 'front'
      readonly pops: readonly string[]
      readonly shield?: string
      /** A time after the change at which a task looks (ms): a line. */
      readonly deadlineMs?: number
    }
  /** Tiers of caches to scale: ribbons as wide as the requests that went from each cache to the next, from users to the origin. */
  | {
      readonly kind: 'funnel'
      /** Ids of the clients. */
      readonly users: readonly string[]
      /** Those nearest the users first, the origin last. */
      readonly tiers: readonly FunnelTierSpec[]
      /** By the id of a step: the names of requests with which its waves come, each counted by itself, and what is said of each. */
      readonly waves?: Readonly<Record<string, Readonly<Record<string, string>>>>
      /** By the id of a step: earlier steps, by their ids, whose requests at the origin stand beside its own, and what each is called. */
      readonly earlier?: Readonly<Record<string, Readonly<Record<string, string>>>>
    }
  /**
   * Requests as cards that collect a stamp at each station of a place with code: who asks, what each station decided, and what came back,
   * in red where that is a stranger's. The origin is the last station.
   */
  | {
      readonly kind: 'stamps'
      /** Ids of the clients whose requests are on view. */
      readonly users: readonly string[]
      /** Ids of the edges that they come to, and of the origin. */
      readonly pops: readonly string[]
      readonly origin: string
      /** In the order in which a request comes by. */
      readonly stations: readonly StampColumn[]
    }
  /** Many users in the order in which they signed up, a dot each, by the variant of a page that a split gives them. */
  | {
      readonly kind: 'split'
      /** Id of an edge: those who ask it, it, and whom it asks stand over the dots. */
      readonly edge: string
      /** So many there are; who asks under another name than theirs is not drawn. */
      readonly users: number
      /** What the cookie of a user says, from 0 on: "user-17". No two have the same. */
      nameOf(user: number): string
      /** The split that the edges have; null while there is none. */
      split(levers: V): Split | null
    }
  /** The limits of several edges as buckets with what they hold, and what passed them and reached the origin over the time of the step. */
  | {
      readonly kind: 'buckets'
      readonly edges: readonly string[]
      /** The rule that the edges have; null while there is none. */
      limit(levers: V): LimitRule | null
      /** Of limits that count by more than one key: the one whose counter is drawn. Absent: the one that was counted last. */
      readonly key?: string
      }
  /** What users offer against what they get, second by second: a curve that a load goes up and comes back on, and both over the time of the step, with the states of breakers. */
  | {
      readonly kind: 'load'
      /** Ids of the clients whose requests count. */
      readonly users: readonly string[]
      readonly origin: string
    }
  /** Figures of the step over its time, as a grid of small panels: a board of the scene, by its name. */
  | { readonly kind: 'board'; readonly board: string }
  /**
   * The layers of a cache as rows, outermost first, between users and whom the cache asks: each followed request of the step is a line that goes down
   * to where it was answered, and back. Which cache and which lever, the scene's listing of layers says (scene/stack).
   */
  | {
      readonly kind: 'layers'
      /** Ids of the clients whose requests are drawn. */
      readonly users: readonly string[]
    }
  /** Copies of one page as bars on one axis of time, a row for each cache, and below them when the origin was asked. */
  | {
      readonly kind: 'lives'
      readonly url: string
      /** Ids of the caches, those nearest the users first. */
      readonly caches: readonly string[]
    }
  /** What each of several disks held and when, side by side on one axis of time. */
  | ({ readonly kind: 'disks'; readonly disks: Readonly<Record<string, readonly string[]>> } & Pages<V>)
  /** A balancer's servers as a ring with what is on their disks, beside the page of all of them together. */
  | ({ readonly kind: 'ring'; readonly pop: string } & Pages<V>)

/** A row of caches, or the origin. */
export interface FunnelTierSpec {
  /** In the plural and in the singular: "POPs", "POP". */
  readonly name: string
  readonly one: string
  readonly nodes: readonly string[]
}

/** Users who come to the places of a CDN by one way. */
export interface ThreadHalf {
  readonly title: string
  /** Ids of the clients, a thread each. */
  readonly users: readonly string[]
  /** Ids of those who send them to a place, and check whether it is well: routers, or a name server. */
  readonly sentBy: readonly string[]
}

/** Pages of disks: a row for each resource of the origin, in their order. */
interface Pages<V extends LeverValues> {
  /** The URL that is asked for most; those behind it are asked for less and less, and after the last comes the first. Absent: the first. */
  favourite?(levers: V): string
  /** Ids of clients that are no users: what they ask counts in no hit ratio. */
  readonly visitors?: readonly string[]
}

/** One header of a sheet. */
export interface SheetRow {
  /** What is tried, in the words of the header: "no-cache". */
  readonly name: string
  /** Names of the two requests. */
  readonly first: string
  readonly second: string
  /** What is special about the second one: "another user". */
  readonly note?: string
}

export type ViewKind = View['kind']
/** The view of one kind. */
export type ViewOf<K extends ViewKind> = Extract<View, { readonly kind: K }>

export interface Topology<V extends LeverValues = LeverValues> {
  readonly view: View<V>
  readonly nodes: readonly NodeSpec<V>[]
  readonly links: readonly LinkSpec<V>[]
  /** How purges get from one place to all others; where there is none, a script purges caches one by one. */
  readonly control?: ControlSpec<V>
}
