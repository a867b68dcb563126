/**
 * A control plane at work: an order to forget is given at one POP and sent straight to all others; each does it and says so. Who
 * has not said so is sent it again, and what is lost all the same, gossip repairs. Messages take half the round trip between the cities.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, Spawn, type Task, asProcess, asPromise, waitUs } from '../../engine/process'
import { race } from '../../engine/race'
import { Signal } from '../../engine/signal'
import { msToUs } from '../../engine/time'
import { Cause, NO_EXCHANGE } from '../../trace/exchanges'
import { Kind, PurgeMessage, packPurge } from '../../trace/traceKinds'
import type { LeverValues } from '../levers'
import type { Network, SimNode } from '../network'
import { NODE_KINDS } from '../nodeKinds'
import { type Purge, purgeWords } from '../purge/purge'
import type { Control, ControlPlan, ControlSpec } from './controlSpec'
import { Gossip } from './gossip'
import { type Given, type Pop, isDown, oneWayUs } from './pop'

const MESSAGE_WORDS: Readonly<Record<PurgeMessage, string>> = { [PurgeMessage.Order]: 'order', [PurgeMessage.Done]: 'done', [PurgeMessage.Repair]: 'repair' }

/** The control plane of a topology: `control: controlPlane(({ loss }) => ({ loss, retries: 3, timeoutMs: 400, gossipMs: 500, first: 'together' }))`. */
export function controlPlane<V extends LeverValues>(plan: ControlSpec<V>['plan']): ControlSpec<V> {
  const spec: ControlSpec<V> = { plan, make: (network, nodes) => new ControlPlane(network, nodes, () => plan(network.levers as V)) }
  return spec
}

export class ControlPlane implements Control {
  readonly #network: Network
  readonly #pops: readonly Pop[]
  readonly #plan: () => ControlPlan
  readonly #gossip: Gossip

  constructor(network: Network, nodes: readonly SimNode[], plan: () => ControlPlan) {
    this.#network = network
    this.#plan = plan
    this.#pops = nodes.flatMap((node) => {
      const { cache } = node
      return cache && NODE_KINDS[node.spec.kind].sharedCache ? [{ node, cache, known: new Map(), summary: () => node.spec.name }] : []
    })
    this.#gossip = new Gossip(network, {
      everyMs: () => plan().gossipMs,
      members: () => this.#members(),
      sends: (from, to, exchange, message) => this.#leaves(from, to, exchange, message),
      isOld: ({ sinceUs }) => network.nowUs - sinceUs >= msToUs(plan().timeoutMs),
      losesDigest: (from, to) => this.#isLost(from, to, 'digest'),
      does: (pop, order, from) => this.#does(pop, order, from),
    })
  }

  *purge(ingress: string, what: Purge): Process<void> {
    const network = this.#network
    const at = this.#members().find(({ node }) => node.spec.id === ingress)
    if (!at) throw new SimulationError(`no purge can be asked for at "${ingress}": it is no cache of this network that takes part`)
    const exchange = network.open(Cause.Purge, at.node.index, NO_EXCHANGE)
    const order: Given = { exchange, what, ingress: at, sinceUs: network.nowUs, acked: new Set(), heard: new Signal('an acknowledgement'), summary: () => purgeWords(what) }
    network.record(Kind.Purge, at.node.index, exchange, network.intern(JSON.stringify(what)), 0)
    this.#gossip.begin()
    yield* network.at(at.node.index, exchange, asProcess(this.broadcast(order)))
  }

  end(): void {
    this.#gossip.end()
  }

  // #region listing broadcast
  async broadcast(order: Given) {
    for (const tier of this.tiers()) {
      const told = []
      for (const pop of tier) // all at once
        told.push(this.begin(pop, order))
      for (const one of told) await one
    }
  }

  async tell(pop: Pop, order: Given) {
    for (let n = 0; n <= this.retries; n++)
      if (await this.send(pop, order)) return
  }
  // #endregion

  private get retries(): number {
    return this.#plan().retries
  }

  /** Who is told after whom: the next tier when everybody of the one before has answered, or has been tried often enough. */
  private tiers(): readonly (readonly Pop[])[] {
    const pops = this.#members()
    const { first } = this.#plan()
    if (first === 'together') return [pops]
    const isBehind = ({ node }: Pop): boolean => node.spec.kind !== 'edge'
    const [behind, edges] = [pops.filter(isBehind), pops.filter((pop) => !isBehind(pop))]
    return first === 'shield' ? [behind, edges] : [edges, behind]
  }

  private begin(pop: Pop, order: Given): Task {
    return this.#network.scheduler.spawn(asProcess(this.tell(pop, order)), order.exchange)
  }

  /** Whether it has said in time that it did it. Where the order was given, no message is needed. */
  private send(pop: Pop, order: Given): Promise<boolean> {
    return asPromise(this.#send(pop, order))
  }

  *#send(pop: Pop, order: Given): Process<boolean> {
    const { ingress, exchange, acked } = order
    if (pop === ingress) {
      yield* this.#does(pop, order, pop)
      return true
    }
    if (acked.has(pop)) return true
    const timeoutUs = msToUs(this.#plan().timeoutMs)
    if (this.#leaves(ingress, pop, exchange, PurgeMessage.Order)) yield new Spawn(this.#arrives(pop, order), exchange)
    yield* race([hears(order, pop), waitUs(timeoutUs)])
    return acked.has(pop)
  }

  /** The order has left: it gets there, is done, and the word of that comes back. */
  *#arrives(pop: Pop, order: Given): Process<void> {
    const { ingress, exchange, acked, sinceUs } = order
    const network = this.#network
    yield oneWayUs(ingress, pop)
    if (isDown(network, pop)) return
    yield* this.#does(pop, order, ingress)
    if (!this.#leaves(pop, ingress, exchange, PurgeMessage.Done)) return
    yield oneWayUs(ingress, pop)
    if (acked.has(pop)) return
    acked.add(pop)
    order.heard.fire(network.scheduler)
    network.record(Kind.PurgeAcked, ingress.node.index, exchange, pop.node.index, network.nowUs - sinceUs)
  }

  /** A POP does what it is told, once. */
  *#does(pop: Pop, order: Given, from: Pop): Process<void> {
    if (pop.known.has(order.exchange)) return
    pop.known.set(order.exchange, order)
    yield* this.#network.at(pop.node.index, order.exchange, this.#forgets(pop, order, from))
  }

  *#forgets({ node, cache }: Pop, { what, exchange }: Given, from: Pop): Process<void> {
    yield 0
    const gone = cache.purge(what)
    this.#network.record(Kind.PurgeDone, node.index, exchange, gone, from.node.index)
  }

  /** A message leaves; whether it will arrive. */
  #leaves(from: Pop, to: Pop, exchange: number, message: PurgeMessage): boolean {
    const isLost = this.#isLost(from, to, MESSAGE_WORDS[message])
    this.#network.record(isLost ? Kind.PurgeLost : Kind.PurgeSent, from.node.index, exchange, packPurge(to.node.index, message), oneWayUs(from, to))
    return !isLost
  }

  /**
   * Each pair draws from a stream of its own for every kind of message: with a larger share the same ones are lost, and more; and which orders are lost
   * does not hang on how much gossip there is.
   */
  #isLost(from: Pop, to: Pop, kind: string): boolean {
    return this.#network.random(`control:${kind}:${from.node.spec.id}>${to.node.spec.id}`)() < this.#plan().loss
  }

  #members(): readonly Pop[] {
    return this.#pops.filter(({ node }) => node.spec.when?.(this.#network.levers) ?? true)
  }
}

/** Waits until a POP has said that it did it. */
function* hears({ acked, heard }: Given, pop: Pop): Process<void> {
  while (!acked.has(pop)) yield heard
}
