/**
 * Anti-entropy: each POP compares every so often, with another one chosen by chance, which orders both know, and what one lacks the
 * other gives it (Demers et al. 1987, push and pull). It begins with the first order, and what it finds nothing in leaves no record.
 */
import { type Process, Spawn, type Task } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { NO_EXCHANGE } from '../../trace/exchanges'
import { PurgeMessage } from '../../trace/traceKinds'
import type { Network } from '../network'
import { type Given, type Pop, isDown, oneWayUs } from './pop'

/** Who cannot gossip at the moment looks again after this (ms). */
const IDLE_MS = 250

export interface GossipHost {
  everyMs(): number
  members(): readonly Pop[]
  /** A message with an order leaves; whether it will arrive. */
  sends(from: Pop, to: Pop, exchange: number, message: PurgeMessage): boolean
  /** Whether an order has had its time to arrive by itself: others are not looked for. */
  isOld(order: Given): boolean
  /** Whether a list of what is known is lost on the way. */
  losesDigest(from: Pop, to: Pop): boolean
  /** A POP does what an order says; it had it from another one. */
  does(pop: Pop, order: Given, from: Pop): Process<void>
}

export class Gossip {
  readonly #network: Network
  readonly #host: GossipHost
  #tasks: Task[] = []
  #begun = false

  constructor(network: Network, host: GossipHost) {
    this.#network = network
    this.#host = host
  }

  /** Once; it goes on until the end of the run. */
  begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.#tasks = this.#host.members().map((pop) => this.#network.scheduler.spawn(this.#compares(pop), NO_EXCHANGE))
  }

  end(): void {
    for (const task of this.#tasks.splice(0)) this.#network.scheduler.cancel(task)
  }

  *#compares(pop: Pop): Process<void> {
    const { everyMs, members } = this.#host
    const random = this.#network.random(`gossip:${pop.node.spec.id}`)
    const phase = random()
    yield Math.floor(phase * msToUs(everyMs() || IDLE_MS))
    for (;;) {
      const others = members().filter((one) => one !== pop)
      const peer = others[Math.floor(random() * others.length)]
      const gossips = everyMs() > 0
      if (gossips && peer && !isDown(this.#network, pop)) yield new Spawn(this.#round(pop, peer), NO_EXCHANGE)
      yield msToUs(everyMs() || IDLE_MS)
    }
  }

  /** One tells the other what it knows; that gives what was missing there, and says what it lacks itself. */
  *#round(pop: Pop, peer: Pop): Process<void> {
    const { isOld, losesDigest } = this.#host
    const has = new Set(pop.known.values())
    if (losesDigest(pop, peer)) return
    yield oneWayUs(pop, peer)
    if (isDown(this.#network, peer)) return
    const lacks = [...has].filter((order) => isOld(order) && !peer.known.has(order.exchange))
    yield* this.#gives(peer, pop, [...peer.known.values()].filter((order) => isOld(order) && !has.has(order)))
    if (lacks.length === 0 || losesDigest(peer, pop)) return
    yield oneWayUs(pop, peer)
    yield* this.#gives(pop, peer, lacks)
  }

  *#gives(from: Pop, to: Pop, orders: readonly Given[]): Process<void> {
    for (const order of orders) {
      if (this.#host.sends(from, to, order.exchange, PurgeMessage.Repair)) yield new Spawn(this.#arrives(from, to, order), order.exchange)
    }
  }

  *#arrives(from: Pop, to: Pop, order: Given): Process<void> {
    yield oneWayUs(from, to)
    if (!isDown(this.#network, to)) yield* this.#host.does(to, order, from)
  }
}
