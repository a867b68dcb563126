/**
 * One simulated network at work: the kernel, the trace, the nodes and links of a topology,
 * and the levers in force. It moves messages and writes down what happens; what a node does
 * with a message is in nodes/ and layers/.
 */
import { SimulationError, invariant } from '../engine/invariant'
import type { KernelBounds } from '../engine/bounds'
import { Kernel } from '../engine/kernel'
import type { ProbeTarget } from '../trace/probe'
import { type Process, type Scheduler, asProcess } from '../engine/process'
import { Streams } from '../engine/streams'
import { usToMs } from '../engine/time'
import { NO_NODE, Trace } from '../trace/trace'
import { Direction, Kind, Outcome, type Phase, TONE_PLAIN } from '../trace/traceKinds'
import { Cause, type Exchanges, NO_EXCHANGE } from '../trace/exchanges'
import { EPOCH_MS } from './epoch'
import type { Control } from './control/controlSpec'
import { type Fault, faultWords, healthCode, stretchedUs } from './fault'
import { Health } from './health'
import { HttpRequest, type HttpResponse } from './http/message'
import { Link } from './net/link'
import { Transit } from './net/transit'
import type { LeverValues } from './levers'
import { Meant } from './meant'
import type { MessageDirection, Network, NodeCache, NodeSpec, SimNode } from './network'
import { NODE_KINDS } from './nodeKinds'
import { sameValue } from './sameValue'
import type { Topology } from './topology'
import { type UpstreamAsk, endOfWay } from './upstream'
import { type Client, type Owner, canAsk, ownsContent } from './abilities'

const DIRECTIONS = { 'request in': Direction.RequestIn, 'response out': Direction.ResponseOut, 'request out': Direction.RequestOut, 'response in': Direction.ResponseIn } as const
// What no request asks for has its lines kept as soon as a scene shows them.
const UNASKED: ReadonlySet<Cause> = new Set([Cause.Probe, Cause.Purge])

export interface WorldOptions {
  readonly topology: Topology
  readonly levers: LeverValues
  readonly seed: number
  /** Numbers of the listings whose lines are kept in the trace. */
  readonly listings?: readonly number[]
  /** Ids of the caches whose layers are listed: requests are recorded as they pass through them. */
  readonly stacks?: readonly string[]
  readonly bounds?: Partial<KernelBounds>
}

export class World implements ProbeTarget, Network {
  readonly kernel: Kernel
  readonly trace = new Trace()
  readonly streams: Streams
  activations = 0
  readonly nodes: readonly SimNode[]
  readonly links: readonly Link[]
  readonly health: Health
  readonly control: Control | undefined
  #levers: LeverValues
  readonly #listings: ReadonlySet<number>
  readonly #stacks: ReadonlySet<string>
  readonly #specs: readonly NodeSpec[]
  readonly #byId: ReadonlyMap<string, SimNode>
  /** By exchange: the node that works for it now, and what was decided about it first; 0 while nothing is. */
  readonly #nodeOf: number[] = []
  readonly #decided: number[] = []
  readonly #transit: Transit
  readonly #keptLines = new Set<number>()
  readonly #meant = new Meant(this.trace.exchanges)

  constructor({ topology, levers, seed, listings = [], stacks = [], bounds = {} }: WorldOptions) {
    this.kernel = new Kernel(bounds)
    this.streams = new Streams(seed)
    this.#levers = levers
    this.#listings = new Set(listings)
    this.#stacks = new Set(stacks)
    this.#specs = topology.nodes
    this.nodes = topology.nodes.map((spec, index) => spec.make(this, index))
    this.#byId = new Map(this.nodes.map((node) => [node.spec.id, node]))
    this.links = topology.links.map((spec, index) => new Link(index, spec, this.node(spec.from), this.node(spec.to)))
    this.#transit = new Transit(this.nodes, this.links, this.kernel, this)
    this.health = new Health(this.nodes, this.kernel, (node, fault) => this.#turn(node, fault))
    this.health.begin(levers)
    this.control = topology.control?.make(this, this.nodes)
    for (const node of this.nodes) node.begin?.()
    for (const node of this.nodes) node.begun?.()
  }

  /** The run is over: what goes on by itself ends. */
  end(): void {
    this.health.end()
    this.control?.end()
    for (const node of this.nodes) node.end?.()
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
    this.#transit.changed()
    this.health.setLevers(this.#levers)
  }

  faultOf(node: number): Fault | null {
    return this.health.of(node)
  }

  #turn(node: number, fault: Fault | null): void {
    this.record(Kind.Fault, node, -1, healthCode(fault), this.trace.intern(faultWords(fault)))
    this.#transit.changed()
    if (fault?.kind === 'down') this.#transit.drop(node)
  }

  get nowUs(): number {
    return this.kernel.nowUs
  }

  node(id: string): SimNode {
    const node = this.#byId.get(id)
    if (!node) throw new SimulationError(`no node is called "${id}"; the topology has ${[...this.#byId.keys()].join(', ')}`)
    return node
  }

  /** The node of that id, which must be of a kind that asks. */
  client(id: string): Client {
    const node = this.node(id)
    invariant(canAsk(node), `"${id}" is a ${node.spec.kind}, and only a client can ask`)
    return node
  }

  /** Milliseconds since 1970 by the clocks of this world. */
  get nowMs(): number {
    return EPOCH_MS + this.kernel.nowUs / 1000
  }

  /** The cache of an edge, or of a browser that has one. */
  cacheOf(id: string): NodeCache {
    const { cache } = this.node(id)
    invariant(cache, `"${id}" has no cache`)
    return cache
  }

  /** What the origin at the end of a node's way would answer to a GET of this URL. */
  resource(from: string, url: string): HttpResponse {
    const request = new HttpRequest(NO_EXCHANGE, 'GET', url)
    return this.#originOf(this.node(from), request).resource(request)
  }

  /** The content at this URL changes at every origin that has it. */
  deploy(url: string): void {
    const owners = this.nodes.filter(ownsContent).filter((node) => node.owns(url))
    invariant(owners.length > 0, `no origin has ${url}, so nobody can deploy it`)
    for (const owner of owners) owner.deploy(url)
  }

  /** The origin that a node's requests of this kind reach in the end: the one behind what it asks, and what that asks. */
  #originOf(from: SimNode, request: HttpRequest): Owner {
    const { id } = endOfWay(this.#specs, from.spec, this.upstreamAsk(request))
    const end = this.node(id)
    invariant(ownsContent(end), `no origin stands at the end of the way from ${from.spec.id}: it leads to ${id}`)
    return end
  }

  upstreamAsk(request: HttpRequest): UpstreamAsk {
    return { request, levers: this.#levers, nowMs: usToMs(this.nowUs), health: (id) => this.health.known(this.node(id).index) }
  }

  /** What a client was shown, and what the origin itself would have shown it at this moment. */
  recordContent(node: number, request: HttpRequest, response: HttpResponse): void {
    if (typeof response.body !== 'string' || response.body === '') return
    const truth = this.#meant.truthOf(request, response, (asked) => this.#originOf(this.nodes[node]!, asked).resource(asked))
    this.record(Kind.Content, node, request.id, this.trace.intern(response.body), this.trace.intern(String(truth)))
  }

  record(kind: number, node: number, exchange: number, a: number, b: number): void {
    this.trace.record(this.kernel.nowUs, kind, node, exchange, a, b)
  }

  /** Begins the exchange of a user's request: `request` is its number among those of the run. */
  openUser(client: number, request: number): number {
    return this.trace.exchanges.open(Cause.User, client, NO_EXCHANGE, request)
  }

  open(cause: Cause, node: number, parent = this.kernel.request): number {
    return this.trace.exchanges.open(cause, node, parent)
  }

  sendOn(node: number, request: HttpRequest, send: (request: HttpRequest) => Promise<HttpResponse>): Process<HttpResponse> {
    const exchange = this.#outgoing(node)
    if (exchange === request.id) return asProcess(send(request))
    const { method, url, headers, body } = request
    return this.at(node, exchange, asProcess(send(new HttpRequest(exchange, method, url, headers, body))))
  }

  /** A node's own exchange that has not left yet, as a browser's or a refresh, goes itself; for others' a new one goes, with their cause. */
  #outgoing(node: number): number {
    const { exchanges } = this.trace
    const current = this.kernel.request
    if (current < 0) return this.open(Cause.User, node)
    if (exchanges.from(current) === node && !exchanges.isSent(current)) return current
    return exchanges.open(exchanges.cause(current), node, current)
  }

  travel(from: SimNode, to: SimNode, exchange: number, phase: Phase, bytes?: number): Process<void> {
    return this.#transit.travel(from, to, exchange, phase, bytes)
  }

  arrive(to: SimNode): Process<void> {
    return this.#transit.arrive(to)
  }

  exchange(from: SimNode, to: SimNode, request: HttpRequest): Process<HttpResponse> {
    return this.#transit.exchange(from, to, request)
  }

  get exchanges(): Exchanges {
    return this.trace.exchanges
  }

  /** A node is busy with a request. */
  *work(node: number, exchange: number, phase: Phase, us: number): Process<void> {
    const takesUs = stretchedUs(this.faultOf(node), us)
    this.record(Kind.Work, node, exchange, phase, takesUs)
    if (takesUs > 0) yield takesUs
  }

  *at<T>(node: number, exchange: number, process: Process<T>): Process<T> {
    const before = this.kernel.workFor(exchange)
    const nodeBefore = this.#nodeOf[exchange] ?? NO_NODE
    this.#nodeOf[exchange] = node
    try {
      return (yield process) as T
    } finally {
      this.#nodeOf[exchange] = nodeBefore
      this.kernel.workFor(before)
    }
  }

  /** A cache has decided; the reason is a sentence for the learner. */
  decide(node: number, exchange: number, outcome: Outcome, reason: string): void {
    this.#decided[exchange] ||= outcome
    this.record(Kind.Outcome, node, exchange, outcome, this.trace.intern(reason))
  }

  decideDirect(origin: number, exchange: number): void {
    const { exchanges } = this.trace
    for (let at = exchange; at >= 0; at = exchanges.parent(at)) {
      if (NODE_KINDS[this.nodes[exchanges.from(at)]!.spec.kind].sharedCache) return
    }
    this.decide(origin, exchange, Outcome.Direct, 'no cache stands on the way')
  }

  /** What was decided about an exchange, or else about the nearest one that it is for; the same codes as Outcome. */
  toneOf(exchange: number): number {
    for (let at = exchange; at >= 0; at = this.trace.exchanges.parent(at)) {
      const outcome = this.#decided[at]
      if (outcome) return outcome
    }
    return TONE_PLAIN
  }

  /** Keeps the headers of a message for the inspector, for requests whose lines are kept. */
  message(node: number, request: HttpRequest, direction: MessageDirection, response?: HttpResponse): void {
    if (!this.follows(request.id)) return
    const message = response
      ? { startLine: `HTTP ${response.status}`, headers: response.headers, bodyBytes: response.bodyBytes }
      : { startLine: `${request.method} ${request.url}`, headers: request.headers, bodyBytes: 0 }
    this.record(Kind.Message, node, request.id, this.trace.addMessage(message), DIRECTIONS[direction])
  }

  /** From now on line marks and messages of this request are kept. */
  readonly keepLines = (request: number): void => void this.#keptLines.add(request)

  get scheduler(): Scheduler {
    return this.kernel
  }

  readonly spawn: Network['spawn'] = (process, exchange) => void this.kernel.spawn(process, exchange)
  readonly intern: Network['intern'] = (text) => this.trace.intern(text)
  readonly addLife: Network['addLife'] = (life) => this.trace.addLife(life)
  readonly random: Network['random'] = (stream) => this.streams.get(stream)
  readonly meantFor: Network['meantFor'] = (exchange, url) => this.#meant.decide(exchange, url)
  readonly charge: Network['charge'] = (events) => void (this.kernel.events += events)
  readonly follows: Network['follows'] = (exchange) => this.#keptLines.has(this.trace.exchanges.request(exchange))
  readonly listsLayers: Network['listsLayers'] = (node) => this.#stacks.has(this.#specs[node]!.id)

  get exchangeNow(): number {
    return this.kernel.request
  }

  // What else a probe asks (trace/probe): where its line runs, and whether to keep it.
  readonly nodeOf = (exchange: number): number => this.#nodeOf[exchange] ?? NO_NODE

  keepsLines(exchange: number, listing: number): boolean {
    return this.#listings.has(listing) && (this.follows(exchange) || UNASKED.has(this.trace.exchanges.cause(exchange)))
  }
}
