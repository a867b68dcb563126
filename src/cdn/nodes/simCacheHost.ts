/**
 * The machine that a cache of a world runs on: virtual time, lookups that cost something, and a
 * trace to write into. It knows nothing of the server that asks it.
 */
import { type Process, asProcess, asPromise } from '../../engine/process'
import type { RandomSource } from '../../engine/streams'
import { msToUs } from '../../engine/time'
import { Cause } from '../../trace/exchanges'
import { Kind, Outcome, Phase, REMOVAL_NAMES, SlotState, packSlot } from '../../trace/traceKinds'
import type { CacheHost } from '../cache/cacheHost'
import type { CrowdHost } from '../cache/crowd'
import type { Entry } from '../cache/entry'
import type { Manner } from '../cache/manner'
import type { KeyRules } from '../http/cacheKey'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import { FIRST_FLIGHT_BYTES } from '../net/link'
import type { Removal, StorePolicy } from '../store/store'
import type { Network } from '../network'
import type { CacheSpec } from './cacheSpec'

const NO_RULES: KeyRules = {}

export class SimCacheHost implements CacheHost {
  readonly name: string
  readonly role: Role
  readonly #network: Network
  readonly #node: number
  readonly #send: CacheHost['fetch']
  readonly #spec: CacheSpec
  readonly reservedKeys: readonly string[]
  readonly crowd: CrowdHost

  constructor(network: Network, node: number, name: string, spec: CacheSpec, role: Role, send: CacheHost['fetch']) {
    this.#network = network
    this.#node = node
    this.#spec = spec
    this.name = name
    this.role = role
    this.#send = send
    this.crowd = { network, node }
    this.reservedKeys = typeof spec.shows === 'object' ? spec.shows : []
  }

  get storePolicy(): StorePolicy | undefined {
    const { store } = this.#spec
    return typeof store === 'function' ? store(this.#network.levers) : store
  }

  nowMs(): number {
    return this.#network.nowMs
  }

  keyRules(): KeyRules {
    return this.#spec.key?.(this.#network.levers) ?? NO_RULES
  }

  get manner(): Manner | undefined {
    return this.#spec.manner?.(this.#network.levers)
  }

  random(stream: string): RandomSource {
    return this.#network.random(`${stream} at ${this.name}`)
  }

  readCost(): Promise<void> {
    return asPromise(this.#work(Phase.Lookup, this.#spec.lookupMs))
  }

  writeCost(response: HttpResponse): Promise<void> {
    return asPromise(this.#work(Phase.Store, response.bodyBytes > FIRST_FLIGHT_BYTES ? this.#spec.storeMs : 0))
  }

  fetch(request: HttpRequest): Promise<HttpResponse> {
    return this.#send(request)
  }

  inBackground({ id }: HttpRequest, work: Promise<HttpResponse>, done: () => number): void {
    const exchange = this.#network.open(Cause.Refresh, this.#node, id)
    this.#network.spawn(this.#refresh(exchange, work, done), exchange)
  }

  decided(request: HttpRequest, outcome: Outcome, reason: string, place?: number): void {
    // A browser that has nothing asks the edge, and that decides.
    if (this.role === 'private' && outcome === Outcome.Miss) return
    this.#network.decide(this.#node, request.id, outcome, reason)
    if (place !== undefined) this.#network.record(Kind.Select, this.#node, request.id, place, 0)
  }

  filling(place: number, key: string): void {
    this.#recordPlace(packSlot(place, SlotState.Filling), key)
  }

  abandoned(place: number, key: string): void {
    this.#recordPlace(packSlot(place, SlotState.Empty), key)
  }

  stored(place: number, entry: Entry): void {
    // Worked out first: nothing comes between the two records, and no picture shows the one without the other.
    const life = entry.life?.()
    this.#recordPlace(packSlot(place, SlotState.Fresh), entry.key)
    this.#recordLife(place, life)
  }

  amended(place: number, entry: Entry): void {
    this.#recordLife(place, entry.life?.())
  }

  removed(place: number, key: string, why: Removal): void {
    this.#recordPlace(packSlot(place, SlotState.Empty, REMOVAL_NAMES.indexOf(why)), key)
  }

  /** What the caches so far say of a request on its response. */
  status(request: HttpRequest, { headers }: HttpResponse): void {
    const value = headers.findLast(([name]) => name === 'Cache-Status')?.[1] ?? ''
    const ageS = headers.find(([name]) => name === 'Age')?.[1]
    this.#network.record(Kind.CacheStatus, this.#node, request.id, ageS === undefined ? 0 : Number(ageS) + 1, this.#network.intern(value))
  }

  *#refresh(exchange: number, work: Promise<HttpResponse>, done: () => number): Process<void> {
    this.#network.record(Kind.Refresh, this.#node, exchange, 1, 0)
    try {
      yield* this.#network.at(this.#node, exchange, asProcess(work))
    } finally {
      // Ended half-way, too, it runs no more: the copy may be refreshed again.
      this.#network.record(Kind.Refresh, this.#node, exchange, 0, done())
    }
  }

  #recordLife(place: number, life: ReturnType<NonNullable<Entry['life']>> | undefined): void {
    const network = this.#network
    if (life) network.record(Kind.Life, this.#node, network.exchangeNow, place, network.addLife({ sinceUs: network.nowUs, ...life }))
  }

  /** What costs nothing leaves no record. */
  *#work(phase: Phase, ms: number): Process<void> {
    if (ms > 0) yield* this.#network.work(this.#node, this.#network.exchangeNow, phase, msToUs(ms))
  }

  /** `slot` is column a of a Slot record. */
  #recordPlace(slot: number, key: string): void {
    this.#network.record(Kind.Slot, this.#node, this.#network.exchangeNow, slot, this.#network.intern(key))
  }
}
