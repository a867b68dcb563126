/**
 * A router of a network: it tells its neighbours of routes (net/bgp), chooses among those it has heard of, and hands packets for
 * an address on, router by router, until one stands before the server. Nobody sees the whole way.
 */
import { SimulationError, invariant } from '../../engine/invariant'
import type { Process, Task } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Kind } from '../../trace/traceKinds'
import { type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import { Candidates, route } from '../net/bgp/decision'
import { seenFromThere } from '../net/bgp/policy'
import { isPrefix, longestMatch } from '../net/bgp/prefix'
import type { Relation } from '../net/bgp/route'
import { type Message, type Session, Speaker } from '../net/bgp/speaker'
import { type CityId, roundTripMs } from '../net/places'
import type { Declared, Network, NodeSpec, SimNode } from '../network'
import { Destination, arriveAt } from './destination'
import { Watch, type WatchSpec, watchProblems } from './watch'

/** A neighbour as a scene declares it, at one of the two ends. */
export interface Neighbour {
  readonly with: string
  /** What that router's network is to this one; 'inside' when it is the same. */
  readonly as: Relation | 'inside'
  /** For its routes, in place of what the relation has. */
  readonly localPref?: number
}

/** A prefix that this router brings into BGP. */
export interface Announcement {
  /** "192.0.2.0/24". */
  readonly prefix: string
  /** Id of the server that answers for it. */
  readonly server: string
  /** Ids of the neighbours that are not told of it. */
  readonly notTo?: readonly string[]
  /** It stays announced while the server is not healthy: whoever has this address has nothing else. */
  readonly always?: boolean
}

/** SIMPLIFIED: routers take part under all levers, and neighbours do not notice one that dies: what dies in the course is a server. */
export interface RouterSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'router'
  readonly city: CityId
  /** Number of its network; the course takes documentation numbers (RFC 5398). */
  readonly asn: number
  readonly neighbours?: readonly Neighbour[]
  readonly announces?: readonly Announcement[]
  /** The longest that it takes until it goes by what it is told (ms): APPLIES_MS.most when absent. */
  readonly followsWithinMs?: number
  /** It withdraws what it announces, but for what it always does, while this does not take the server for healthy; without it, it never does. */
  readonly watch?: WatchSpec<V>
}

/**
 * How long a router takes until it goes by what it is told. Most are quick and a few are slow: a share of 1.5 s / t takes longer than t. In
 * the world of scene 4 about 80 % of the networks whose place is gone have another one within 10 s of the withdrawal, and a tail takes long, as was measured
 * on an anycast testbed ("An Empirical Characterization of Anycast Convergence Time", ANRW 2024). The law itself is the course's own.
 */
const APPLIES_MS = { least: 1500, most: 120_000 } as const
/** A packet that has passed so many routers goes round in a circle, and is dropped, as IP does when its time to live is over (RFC 791). */
const MOST_HOPS = 30

export function router<V extends LeverValues = NoLevers>(declared: Declared<RouterSpec<V>>): RouterSpec<V> {
  const spec: RouterSpec<V> = { ...declared, kind: 'router', make: (network, index) => new Router(network, index, spec), problems: () => problemsOf(declared) }
  return spec
}

export class Router implements SimNode {
  readonly index: number
  readonly spec: RouterSpec
  readonly #network: Network
  readonly #speaker: Speaker
  readonly #watch: Watch | undefined
  readonly #tasks = new Set<Task>()
  /** By prefix: when the last message about it is applied that is under way. */
  readonly #dueUs = new Map<string, number>()
  /** By prefix: what is in the last record, as the number of a string. */
  readonly #written = new Map<string, number>()
  /** Before the run begins everything has been told, and nobody waits. */
  #hasBegun = false

  constructor(network: Network, index: number, spec: RouterSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#speaker = new Speaker(spec.asn, index, (peer, message) => this.#neighbour(peer).#take(this, message))
    this.#watch = spec.watch && new Watch(network, index, spec.watch, (server, healthy) => this.#turn(server, healthy))
  }

  begin(): void {
    for (const { with: id, as, localPref } of this.spec.neighbours ?? []) {
      const other = this.#neighbour(id)
      this.#open(other, as, localPref)
      other.#open(this, as === 'inside' ? as : seenFromThere(as))
    }
    for (const { server } of this.spec.announces ?? []) this.#turn(server, true)
    this.#watch?.begin(new Set(this.spec.announces?.map(({ server }) => server)))
  }

  /** What it has heard before the run begins is written down; from now on messages take their time. */
  begun(): void {
    this.#hasBegun = true
    for (const prefix of this.#speaker.prefixes) this.#record(prefix)
  }

  end(): void {
    this.#watch?.end()
    for (const task of this.#tasks) this.#network.scheduler.cancel(task)
    this.#tasks.clear()
  }

  /** What is behind an address as a host of this network sees it: one server, wherever. */
  towards(address: string): SimNode {
    return new Destination(this, address)
  }

  /** Hands a request on towards an address; NoResponse where no route leads there. */
  forward(request: HttpRequest, to: Destination, hops = 0): Process<HttpResponse> {
    return this.#network.at(this.index, request.id, this.#pass(request, to, hops))
  }

  *#pass(request: HttpRequest, to: Destination, hops: number): Process<HttpResponse> {
    const network = this.#network
    const id = this.#next(to.address)
    if (id === undefined || hops === MOST_HOPS) return new NoResponse()
    const next = network.node(id)
    const receive = (): Process<HttpResponse> => (next instanceof Router ? next.forward(request, to, hops + 1) : arriveAt(next, to, network, request))
    return yield* network.exchange(this, { index: next.index, spec: next.spec, receive }, request)
  }

  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the router ${this.spec.id}, which serves nothing; give its sender a gateway`)
  }

  /**
   * Where packets for this address go now. SIMPLIFIED: a router decides when its routes change and looks the result up for each packet;
   * here it decides for each packet, on the same routes.
   */
  #next(address: string): string | undefined {
    const prefix = longestMatch(address, this.#usable())
    return prefix === undefined ? undefined : route(new Candidates(this.#speaker.candidates(prefix))).routes[0]?.nextHop
  }

  #usable(): string[] {
    return [...this.#speaker.prefixes].filter((prefix) => this.#speaker.best(prefix))
  }

  #neighbour(id: string): Router {
    const node = this.#network.node(id)
    invariant(node instanceof Router, `${this.spec.id} has a session with "${id}", which is of kind ${node.spec.kind} and no router`)
    return node
  }

  #open(other: Router, relation: Session['relation'], localPref?: number): void {
    const [here, there] = [this.spec.city, other.spec.city]
    const exitMs = here === there ? 0 : roundTripMs(here, there)
    this.#speaker.open({ peer: other.spec.id, relation, routerId: other.index, exitMs, ...(localPref === undefined ? {} : { localPref }) })
  }

  /** A server begins or ends to count as healthy: what it answers for is announced or withdrawn. */
  #turn(server: string, healthy: boolean): void {
    for (const { always = false, ...announced } of this.spec.announces ?? []) {
      if (announced.server !== server) continue
      this.#speaker.announce(announced.prefix, { ...announced, quiet: !healthy && !always })
      this.#record(announced.prefix)
    }
  }

  /** A neighbour's message: at once before the run begins, else in the order of their coming, each when this router has got that far. */
  #take({ spec: { id } }: Router, message: Message): void {
    if (!this.#hasBegun) return this.#speaker.hear(id, message)
    const { nowUs, scheduler, streams } = this.#network
    const { prefix } = message
    const us = msToUs(Math.min(this.spec.followsWithinMs ?? APPLIES_MS.most, APPLIES_MS.least / (1 - streams.get(`bgp:${this.spec.id}:${prefix}`)())))
    const dueUs = Math.max(nowUs + us, this.#dueUs.get(prefix) ?? 0)
    this.#dueUs.set(prefix, dueUs)
    this.#tasks.add(scheduler.spawn(this.#apply(dueUs - nowUs, id, message)))
  }

  *#apply(afterUs: number, peer: string, message: Message): Process<void> {
    yield afterUs
    this.#speaker.hear(peer, message)
    this.#record(message.prefix)
  }

  #record(prefix: string): void {
    if (!this.#hasBegun) return
    const network = this.#network
    const routes = network.intern(JSON.stringify(this.#speaker.candidates(prefix)))
    if (this.#written.get(prefix) === routes) return
    this.#written.set(prefix, routes)
    network.record(Kind.Routes, this.index, -1, network.intern(prefix), routes)
  }
}

function problemsOf({ id, announces = [], watch }: Pick<RouterSpec, 'id' | 'announces' | 'watch'>): string[] {
  return [
    ...announces.flatMap(({ prefix }) => (isPrefix(prefix) ? [] : [`router "${id}" announces "${prefix}", which is no prefix; write one such as 192.0.2.0/24`])),
    ...(watch ? watchProblems(id, watch) : []),
  ]
}
