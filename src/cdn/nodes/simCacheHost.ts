/**
 * The machine that a cache of a world runs on: virtual time, lookups that cost something, and a
 * trace to write into. It knows nothing of the server that asks it.
 */
import { type Process, asProcess, asPromise } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Kind, Outcome, Phase, SlotState, packSlot } from '../../trace/traceKinds'
import type { CacheHost } from '../cache/cacheHost'
import type { Entry } from '../cache/entry'
import type { KeyRules } from '../http/cacheKey'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Role } from '../http/policy'
import { FIRST_FLIGHT_BYTES } from '../net/link'
import type { CacheSpec } from '../topology'
import type { World } from '../world'

const NO_RULES: KeyRules = {}

export class SimCacheHost implements CacheHost {
  readonly name: string
  readonly role: Role
  readonly fetch: CacheHost['fetch']
  readonly #world: World
  readonly #node: number
  readonly #spec: CacheSpec
  readonly #slotOf: Map<string, number>

  constructor(world: World, node: number, name: string, spec: CacheSpec, role: Role, fetch: CacheHost['fetch']) {
    this.#world = world
    this.#node = node
    this.#spec = spec
    this.name = name
    this.role = role
    this.fetch = fetch
    this.#slotOf = new Map(spec.shows === 'all' ? [] : spec.shows.map((key, slot) => [key, slot]))
  }

  /** Keys of the slots that are drawn, in the order of their numbers; every one that was used, where the scene says 'all'. */
  get shown(): readonly string[] {
    return this.#spec.shows === 'all' ? [...this.#slotOf.keys()] : this.#spec.shows
  }

  nowMs(): number {
    return this.#world.nowMs
  }

  keyRules(): KeyRules {
    return this.#spec.key?.(this.#world.levers) ?? NO_RULES
  }

  readCost(): Promise<void> {
    return asPromise(this.#work(Phase.Lookup, this.#spec.lookupMs))
  }

  writeCost(response: HttpResponse): Promise<void> {
    return asPromise(this.#work(Phase.Store, response.bodyBytes > FIRST_FLIGHT_BYTES ? this.#spec.storeMs : 0))
  }

  /** The refresh goes on under the number of the request that set it off. */
  inBackground({ id }: HttpRequest, work: Promise<HttpResponse>, done: () => number): void {
    this.#world.kernel.spawn(this.#refresh(id, work, done), id)
  }

  decided(request: HttpRequest, outcome: Outcome, reason: string, copy?: Entry): void {
    // A browser that has nothing asks the edge, and that decides.
    if (this.role === 'private' && outcome === Outcome.Miss) return
    this.#world.decide(this.#node, request.id, outcome, reason)
    if (copy) this.#world.record(Kind.Select, this.#node, request.id, this.#slotOf.get(copy.key)!, 0)
  }

  filling(key: string, isFilling: boolean): void {
    this.#recordSlot(key, isFilling ? SlotState.Filling : SlotState.Empty)
  }

  changed(key: string, entry: Entry | undefined): void {
    // Worked out first: nothing comes between the two records, and no picture shows the one without the other.
    const life = entry?.life?.()
    const slot = this.#recordSlot(key, entry ? SlotState.Fresh : SlotState.Empty)
    const { trace, kernel, nowUs } = this.#world
    if (life) this.#world.record(Kind.Life, this.#node, kernel.request, slot, trace.addLife({ sinceUs: nowUs, ...life }))
  }

  /** What the caches so far say of a request on its response. */
  status(request: HttpRequest, { headers }: HttpResponse): void {
    const value = headers.findLast(([name]) => name === 'Cache-Status')?.[1] ?? ''
    this.#world.record(Kind.CacheStatus, this.#node, request.id, 0, this.#world.trace.intern(value))
  }

  *#refresh(request: number, work: Promise<HttpResponse>, done: () => number): Process<void> {
    this.#world.record(Kind.Refresh, this.#node, request, 1, 0)
    yield* this.#world.at(this.#node, request, asProcess(work))
    this.#world.record(Kind.Refresh, this.#node, request, 0, done())
  }

  *#work(phase: Phase, ms: number): Process<void> {
    if (ms > 0) yield* this.#world.work(this.#node, this.#world.kernel.request, phase, msToUs(ms))
  }

  #recordSlot(key: string, state: SlotState): number {
    let slot = this.#slotOf.get(key)
    if (slot === undefined) {
      slot = this.#slotOf.size
      this.#slotOf.set(key, slot)
    }
    const { trace, kernel } = this.#world
    this.#world.record(Kind.Slot, this.#node, kernel.request, packSlot(slot, state), trace.intern(key))
    return slot
  }
}
