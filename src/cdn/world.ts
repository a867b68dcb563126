/**
 * One simulated network at work: the kernel, the trace, the nodes and links of a topology,
 * and the levers in force. It moves messages and writes down what happens; what a node does
 * with a message is in nodes/ and layers/.
 */
import { SimulationError, invariant } from '../engine/invariant'
import { Kernel, type KernelBounds } from '../engine/kernel'
import type { ProbeTarget } from '../trace/probe'
import { type Process } from '../engine/process'
import { Streams } from '../engine/streams'
import { NO_NODE, Trace } from '../trace/trace'
import { Direction, Kind, Outcome, Phase, packHop } from '../trace/traceKinds'
import { EPOCH_MS } from './epoch'
import { HttpRequest, type HttpResponse } from './http/message'
import { Link } from './net/link'
import { Client } from './nodes/client'
import { Edge } from './nodes/edge'
import { Origin } from './nodes/origin'
import { Resolver } from './nodes/resolver'
import type { SimCache } from './nodes/simCache'
import { sameValue } from './sameValue'
import type { SimNode } from './nodes/simNode'
import type { LeverValues, NodeSpec, Topology } from './topology'

const DIRECTIONS = {
  'request in': Direction.RequestIn,
  'response out': Direction.ResponseOut,
  'request out': Direction.RequestOut,
  'response in': Direction.ResponseIn,
} as const

export interface WorldOptions {
  readonly topology: Topology
  readonly levers: LeverValues
  readonly seed: number
  /** Numbers of the listings whose lines are kept in the trace. */
  readonly listings?: readonly number[]
  readonly bounds?: Partial<KernelBounds>
}

export class World implements ProbeTarget {
  readonly kernel: Kernel
  readonly trace = new Trace()
  readonly streams: Streams
  readonly nodes: readonly SimNode[]
  readonly links: readonly Link[]
  #levers: LeverValues
  readonly #listings: ReadonlySet<number>
  readonly #byId: ReadonlyMap<string, SimNode>
  /** By both ends, whichever comes first. */
  readonly #linkOf = new Map<number, Link>()
  /** By request: the node that works for it now. */
  readonly #nodeOf: number[] = []
  /** By request: what caches decided, nearest the user first. */
  readonly #decisions: { node: number; outcome: Outcome }[][] = []
  /** By request: a shared cache stands on its way. */
  readonly #cached: boolean[] = []
  readonly #keptLines = new Set<number>()

  constructor({ topology, levers, seed, listings = [], bounds = {} }: WorldOptions) {
    this.kernel = new Kernel(bounds)
    this.streams = new Streams(seed)
    this.#levers = levers
    this.#listings = new Set(listings)
    this.nodes = topology.nodes.map((spec, index) => this.#build(spec, index))
    this.#byId = new Map(this.nodes.map((node) => [node.spec.id, node]))
    this.links = topology.links.map((spec, index) => new Link(index, spec, this.node(spec.from), this.node(spec.to)))
    for (const link of this.links) {
      this.#linkOf.set(pairKey(link.from, link.to), link)
    }
  }

  get levers(): LeverValues {
    return this.#levers
  }

  setLevers(changes: LeverValues): void {
    for (const [name, value] of Object.entries(changes)) {
      if (sameValue(this.#levers[name], value)) continue
      this.#levers = { ...this.#levers, [name]: value }
      this.record(Kind.Lever, NO_NODE, -1, this.trace.intern(name), this.trace.intern(JSON.stringify(value)))
    }
  }

  get nowUs(): number {
    return this.kernel.nowUs
  }

  node(id: string): SimNode {
    const node = this.#byId.get(id)
    if (!node) throw new SimulationError(`no node is called "${id}"; the topology has ${[...this.#byId.keys()].join(', ')}`)
    return node
  }

  client(id: string): Client {
    const node = this.node(id)
    invariant(node instanceof Client, `"${id}" is a ${node.spec.kind}, and only a client can ask`)
    return node
  }

  edge(id: string): Edge {
    const node = this.node(id)
    invariant(node instanceof Edge, `"${id}" is a ${node.spec.kind}, not an edge`)
    return node
  }

  /** Milliseconds since 1970 by the clocks of this world. */
  get nowMs(): number {
    return EPOCH_MS + this.kernel.nowUs / 1000
  }

  /** The cache of an edge, or of a browser that has one. */
  cacheOf(id: string): SimCache {
    const node = this.node(id)
    const cache = node instanceof Edge || node instanceof Client ? node.cache : undefined
    invariant(cache, `"${id}" has no cache`)
    return cache
  }

  /** What the origin would answer to a GET of this URL. */
  resource(url: string): HttpResponse {
    return this.#origin().resource(new HttpRequest(-1, 'GET', url))
  }

  /** The content at this URL changes at the origin. */
  deploy(url: string): void {
    this.#origin().deploy(url)
  }

  /** What a client was shown, and what the origin itself would have shown it at this moment. */
  noteContent(node: number, request: HttpRequest, response: HttpResponse): void {
    if (typeof response.body !== 'string' || response.body === '') return
    const truth = this.#origin().resource(request).body
    this.record(Kind.Content, node, request.id, this.trace.intern(response.body), this.trace.intern(String(truth)))
  }

  #origin(): Origin {
    const origin = this.nodes.find((node) => node instanceof Origin)
    invariant(origin, 'the topology has no origin')
    return origin
  }

  record(kind: number, node: number, request: number, a: number, b: number): void {
    this.trace.record(this.kernel.nowUs, kind, node, request, a, b)
  }

  /** A message crosses the link between two nodes; returns when it has arrived whole. */
  *travel(from: SimNode, to: SimNode, request: number, phase: Phase, bytes = 0): Process<void> {
    const link = this.#linkOf.get(pairKey(from.index, to.index))
    if (!link) throw new SimulationError(`no link joins ${from.spec.id} and ${to.spec.id}; add one to the topology`)
    const us = link.oneWayUs(link.from === from.index) + link.transferUs(bytes)
    const tone = this.#decisions[request]?.[0]?.outcome ?? 0
    this.record(Kind.Hop, from.index, request, packHop(to.index, phase, tone), us)
    if (us > 0) yield us
  }

  /** A request goes there, is answered, and the answer comes back. */
  *exchange(from: SimNode, to: SimNode, request: HttpRequest): Process<HttpResponse> {
    yield* this.travel(from, to, request.id, Phase.Request)
    const response = yield* to.receive(request)
    yield* this.travel(to, from, request.id, Phase.Response, response.bodyBytes)
    return response
  }

  /** A node is busy with a request. */
  *work(node: number, request: number, phase: Phase, us: number): Process<void> {
    this.record(Kind.Work, node, request, phase, us)
    if (us > 0) yield us
  }

  /** Runs a process as work of this node, so that its line marks are the node's. */
  *at<T>(node: number, request: number, process: Process<T>): Process<T> {
    const before = this.#nodeOf[request] ?? NO_NODE
    this.#nodeOf[request] = node
    try {
      return (yield process) as T
    } finally {
      this.#nodeOf[request] = before
    }
  }

  /** A cache has decided; the reason is a sentence for the learner. */
  decide(node: number, request: number, outcome: Outcome, reason: string): void {
    const decisions = (this.#decisions[request] ??= [])
    decisions.push({ node, outcome })
    this.record(Kind.Outcome, node, request, outcome, this.trace.intern(reason))
  }

  /** A shared cache has a request to decide about. */
  passesCache(request: number): void {
    this.#cached[request] = true
  }

  /** The origin answered a request that no shared cache has seen. */
  decideDirect(request: number, origin: number): void {
    if (!this.#cached[request]) this.decide(origin, request, Outcome.Direct, 'no cache stands on the way')
  }

  /** Keeps the headers of a message for the inspector, for requests whose lines are kept. */
  message(node: number, request: HttpRequest, direction: keyof typeof DIRECTIONS, response?: HttpResponse): void {
    if (!this.#keptLines.has(request.id)) return
    const message = response
      ? { startLine: `HTTP ${response.status}`, headers: response.headers, bodyBytes: response.bodyBytes }
      : { startLine: request.summary(), headers: request.headers, bodyBytes: 0 }
    this.record(Kind.Message, node, request.id, this.trace.addMessage(message), DIRECTIONS[direction])
  }

  /** From now on line marks and messages of this request are kept. */
  keepLines(request: number): void {
    this.#keptLines.add(request)
  }

  // What a probe asks (engine/probe): whose line runs, where, and whether to keep it.
  request(): number {
    return this.kernel.request
  }
  nodeOf(request: number): number {
    return this.#nodeOf[request] ?? NO_NODE
  }
  keepsLines(request: number, listing: number): boolean {
    return this.#listings.has(listing) && this.#keptLines.has(request)
  }

  #build(spec: NodeSpec, index: number): SimNode {
    switch (spec.kind) {
      case 'client':
        return new Client(this, index, spec)
      case 'edge':
        return new Edge(this, index, spec)
      case 'origin':
        return new Origin(this, index, spec)
      case 'resolver':
        return new Resolver(index, spec)
    }
  }
}

/** One number for two nodes, whichever comes first; node numbers have 16 bits. */
function pairKey(a: number, b: number): number {
  return a < b ? a * 65536 + b : b * 65536 + a
}
