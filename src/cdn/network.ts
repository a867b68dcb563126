/**
 * What a node and its world know of each other: the declaration that makes a node, the node at
 * work, and the few things that it may ask of the network it stands in. A kind of node knows
 * only this file; world.ts is the network of a run.
 */
import type { Process, Scheduler } from '../engine/process'
import type { RandomSource, Streams } from '../engine/streams'
import type { Cause } from '../trace/exchanges'
import type { LifeRecord } from '../trace/lifeTable'
import type { Outcome, Phase } from '../trace/traceKinds'
import type { Fault, Faults } from './fault'
import type { HeaderList, HttpRequest, HttpResponse } from './http/message'
import type { LeverValues } from './levers'
import type { Connecting } from './net/handshake'
import type { CityId } from './net/places'
import type { NodeKind } from './nodeKinds'
import type { Purge } from './purge/purge'
import type { Names, Upstream, UpstreamAsk } from './upstream'

/** A node as a scene declares it: `edge({ ... })`, `client({ ... })` and their like make one. */
export interface NodeSpec<V extends LeverValues = LeverValues> {
  readonly kind: NodeKind
  /** Short and stable: used in links, claims, URLs. */
  readonly id: string
  /** The words on the picture. */
  readonly name: string
  /** Where it stands; gives its place on the map and the measured round trips of its links. */
  readonly city?: CityId
  /** The first name of the one user whom the story speaks of, for kinds with users: pictures call the place by it. */
  readonly person?: string
  /** Who asks here is an attacker: a text that is in every page which her requests have spoilt, and in no other. */
  readonly plants?: string
  /** Whether it takes part under these levers; always, when absent. */
  when?(levers: V): boolean
  /** What is wrong with it, over time or under levers; nothing, when absent. A script may say more (Script.fault). */
  readonly faults?: Faults<V>
  /** Whom it asks for what it does not have; kinds that own content or serve nobody have none. */
  readonly upstream?: Upstream<V>
  /** How it opens connections to its upstream; when absent, they were open before the run began. */
  transport?(levers: V): Connecting
  /** The names that it answers for; resolvers have them. */
  readonly names?: Names<V>
  /** The node at work; `index` is its number in the topology. */
  readonly make: (network: Network, index: number) => SimNode
  /** What is wrong with the declaration, a sentence each. */
  readonly problems?: () => string[]
}

/** A declaration as an author writes it: what the kind adds is left out. */
export type Declared<Spec> = Omit<Spec, 'kind' | 'make' | 'problems'>

/** The answer of a resolver. */
export interface Resolution {
  /** Id of a node. */
  readonly address: string
  readonly ttlUs: number
}

/** Who asks for the address of a name. */
export interface DnsQuery {
  /** Where the asker stands: a browser asks a resolver, and that asks a name server. */
  readonly from: CityId | undefined
  /** Where the network of the user is for whom a resolver asks, if it tells (EDNS Client Subnet, RFC 7871). */
  readonly subnet?: CityId | undefined
}

/** A node at work. It receives; whatever else it can do depends on its kind. */
export interface SimNode {
  readonly index: number
  readonly spec: NodeSpec
  readonly cache?: NodeCache | undefined
  /** Answers a request that has arrived here. */
  receive(request: HttpRequest): Process<HttpResponse>
  /** Once, when all nodes are there and before anything happens: it may start tasks. */
  begin?(): void
  /** Once, when all have begun. */
  begun?(): void
  /** It goes down: what it works on though nobody waits for it is lost. What somebody waits for is lost by itself (net/transit). */
  down?(): void
  /** The run is over: whatever it has started by itself ends. */
  end?(): void
  /** The address of a name, and for how long it may be kept; kinds that answer for names have it. */
  resolve?(name: string, request: HttpRequest, from: DnsQuery): Process<Resolution>
  /** What is behind an address for a host of this network; routers have it. */
  towards?(address: string): SimNode
  /** Sends a request of its users and waits for the response; kinds that ask have it. The task must work for its exchange. */
  ask?(request: HttpRequest): Process<HttpResponse>
  /** What a click on it asks for; `random` is the stream of its clicks. */
  click?(random: RandomSource): { readonly url: string; readonly headers: HeaderList }
  /** What it would answer by itself, whatever the conditions of the request; kinds that own content have it. */
  resource?(request: HttpRequest): HttpResponse
  /** Whether it has content at this URL; kinds that own content have it. */
  owns?(url: string): boolean
  /** Fetches something ahead of being asked for it, beside whatever else is done; kinds that hold copies for many have it. */
  push?(url: string): void
  /** The content at this URL changes; kinds that own content have it. */
  deploy?(url: string): void
}

/** The cache in a node, as scripts and readers use it. */
export interface NodeCache {
  /** Keys of the slots that are drawn, in the order of their numbers. */
  readonly shown: readonly string[]
  /** Puts a copy into the simplest cache as if it had been asked for before. */
  prefill(url: string, response: HttpResponse): void
  /** Drops the copy under a key, or all of them, because somebody asked for it; an order drops or outdates what it names. How many copies that were, where an order was given. */
  purge(what?: string | Purge): number
}

export type MessageDirection = 'request in' | 'response out' | 'request out' | 'response in'

/** What a node may ask of the network. */
export interface Network {
  /** Virtual time in whole µs since the run began. */
  readonly nowUs: number
  /** Milliseconds since 1970 by the clocks of this network. */
  readonly nowMs: number
  /** The levers in force. */
  readonly levers: LeverValues
  /** The random streams of the run. */
  readonly streams: Streams
  /** Whom a resource of a node wakes its waiters with. */
  readonly scheduler: Scheduler
  /** Numbers in [0, 1) from the run's stream of that name. */
  random(stream: string): RandomSource
  /** The exchange that the running task works for; -1 when it is none's. */
  readonly exchangeNow: number
  /** The node of that id; an error that lists the ids when there is none. */
  node(id: string): SimNode
  /** What is known when this request needs an upstream. */
  upstreamAsk(request: HttpRequest): UpstreamAsk
  /** What is wrong with a node at the moment. */
  faultOf(node: number): Fault | null
  /** A message of an exchange crosses the link between two nodes, or the links of the shortest path; returns when it has arrived whole. */
  travel(from: SimNode, to: SimNode, exchange: number, phase: Phase, bytes?: number): Process<void>
  /** Somebody turns to a node: returns when it is there, throws Unreachable when it is down, and never returns when it is so in silence. */
  arrive(to: SimNode): Process<void>
  /** A request goes there, is answered, and the answer comes back. */
  exchange(from: SimNode, to: SimNode, request: HttpRequest): Process<HttpResponse>
  /** A node is busy for an exchange for so many µs, longer when it is slow. */
  work(node: number, exchange: number, phase: Phase, us: number): Process<void>
  /** Runs a process as work of this node for an exchange: what it spawns, sends and marks belongs to both. */
  at<T>(node: number, exchange: number, process: Process<T>): Process<T>
  /** Starts a process beside the running one. */
  spawn(process: Process<unknown>, exchange: number): void
  /** The machine that makes the run has worked for as long as so many events take, and no event tells of it: a long run is noticed as one. */
  charge(events: number): void
  /** Writes a record; the meaning of `a` and `b` is in traceKinds.ts. */
  record(kind: number, node: number, exchange: number, a: number, b: number): void
  /** Whether the story follows the request that this exchange is of: its lines and layers are recorded. */
  follows(exchange: number): boolean
  /** Whether the scene lists the layers of the cache at a node. */
  listsLayers(node: number): boolean
  /** Begins an exchange at a node, for the one that the running task works for unless another is named. Its number. */
  open(cause: Cause, node: number, parent?: number): number
  /** Sends a request on from a node, as an exchange of its own: `send` is handed the message under its number. */
  sendOn(node: number, request: HttpRequest, send: (request: HttpRequest) => Promise<HttpResponse>): Process<HttpResponse>
  /** Numbers in [0, 1) from the run's stream of that name. */
  random(stream: string): RandomSource
  /** The number of a string, and of a copy's life, in the trace. */
  intern(text: string): number
  addLife(life: LifeRecord): number
  /** A cache has decided; the reason is a sentence for the learner. */
  decide(node: number, exchange: number, outcome: Outcome, reason: string): void
  /** An origin answered: that decides where no shared cache stands between it and the user. */
  decideDirect(origin: number, exchange: number): void
  /** Keeps the headers of a message for the inspector, for requests whose lines are kept. */
  message(node: number, request: HttpRequest, direction: MessageDirection, response?: HttpResponse): void
  /**
   * Code at an edge says what a user's request is for from now on: another URL, or nothing that an origin has (null). What its user is
   * shown is measured by that.
   */
  meantFor(exchange: number, url: string | null): void
  /** What a client was shown, and what the origin at the end of its own way would have shown it at this moment. */
  recordContent(node: number, request: HttpRequest, response: HttpResponse): void
}
