/**
 * What a cache holds: copies in numbered places, as many and as large as there is room for. It
 * tells its listener every change of a place; whether a response may be stored and how long it
 * may be used is decided above it.
 */
import type { Admission, AdmissionPolicy } from './admission'
import type { Eviction, EvictionPolicy } from './eviction'
import { Places } from './places'

/** Why a copy is gone: no room for it, no longer to be trusted (RFC 9111 §4.4), or somebody asked. */
export type Removal = 'evicted' | 'invalidated' | 'purged'

export interface StoreEntry {
  readonly key: string
  /** Bytes of its content. */
  readonly bytes: number
}

/** Who hears of changes. One call for each change, after it. */
export interface StoreListener<E> {
  stored(place: number, entry: E): void
  removed(place: number, key: string, why: Removal): void
  /** A copy for this key is on its way. */
  filling(place: number, key: string): void
  /** None came, and nothing is held. */
  abandoned(place: number, key: string): void
  /** What is known of a copy has changed, and nothing else. */
  amended?(place: number, entry: E): void
}

/** Finds copies by something else than their key. Told of each that comes, and of each that goes or is replaced. */
export interface StoreIndex<E> {
  added(entry: E): void
  removed(entry: E): void
}

/**
 * How much a store holds and who goes for whom. Without limits nothing is ever evicted.
 *
 *     { limits: { objects: 1000 }, eviction: lru, admission: onSecondRequest() }
 */
export interface StorePolicy {
  readonly limits: { readonly objects?: number; readonly bytes?: number }
  readonly eviction: EvictionPolicy
  /** Everything is let in when absent. */
  readonly admission?: AdmissionPolicy
}

export class Store<E extends StoreEntry> {
  readonly #listener: StoreListener<E>
  readonly #places: Places
  /** By place. */
  readonly #entries: (E | undefined)[] = []
  /** By place: how many requests are bringing a copy for it. */
  readonly #fills: number[] = []
  /** By place: how many had come before its copy. */
  readonly #cameAs: number[] = []
  #policy: Partial<StorePolicy> = {}
  #mostObjects = Infinity
  #mostBytes = Infinity
  #eviction: Eviction | undefined
  #admission: Admission | undefined
  #index: StoreIndex<E> | undefined
  #came = 0
  #size = 0
  #bytes = 0

  /** `reserved` keys have the first places, which nobody else gets. */
  constructor(listener: StoreListener<E>, policy?: StorePolicy, reserved: readonly string[] = []) {
    this.#listener = listener
    this.#places = new Places(reserved)
    if (policy) this.follow(policy)
  }

  /**
   * From now on there is so much room, and another may decide who goes. An eviction that takes over knows in which order the
   * copies came, and nothing of how they were used; an admission knows nothing. What has no room any more goes at once.
   */
  follow(policy: StorePolicy): void {
    const { limits, eviction, admission } = policy
    if (eviction !== this.#policy.eviction) {
      this.#eviction = eviction()
      for (const place of this.#taken()) this.#eviction.added(place)
    }
    if (admission !== this.#policy.admission) this.#admission = admission?.()
    this.#mostObjects = limits.objects ?? Infinity
    this.#mostBytes = limits.bytes ?? Infinity
    this.#policy = policy
    this.#makeRoom(0, 0)
  }

  /** From now on this index is told of every copy; of those that are held it is told at once. */
  attach(index: StoreIndex<E>): void {
    this.#index = index
    for (const entry of this.entries()) index.added(entry)
  }

  /** Every copy. */
  entries(): readonly E[] {
    return this.#entries.filter((entry) => entry !== undefined)
  }

  /** Copies held. */
  get size(): number {
    return this.#size
  }

  /** Bytes of all copies. */
  get bytes(): number {
    return this.#bytes
  }

  /** How many places there have been at once: those held, being filled or reserved. */
  get places(): number {
    return this.#places.count
  }

  /** The copy under this key, which has been used with that. */
  get(key: string): E | undefined {
    const entry = this.peek(key)
    if (entry) this.used(key)
    return entry
  }

  /** The copy under this key; looking is no use. */
  peek(key: string): E | undefined {
    const place = this.#places.of(key)
    return place === undefined ? undefined : this.#entries[place]
  }

  has(key: string): boolean {
    return this.peek(key) !== undefined
  }

  placeOf(key: string): number | undefined {
    return this.#places.of(key)
  }

  /** The copy under this key has answered a request. */
  used(key: string): void {
    const place = this.#places.of(key)
    if (place !== undefined && this.#entries[place]) this.#eviction?.used(place)
  }

  /** What is known of the copy under this key has changed: its listener is told. */
  amended(key: string): void {
    const place = this.#places.of(key)
    const entry = place === undefined ? undefined : this.#entries[place]
    if (entry) this.#listener.amended?.(place!, entry)
  }

  /** Stores a copy, in place of the one under its key; false when it is not let in or too large. One that was `sentAhead` is let in unasked. */
  put(entry: E, sentAhead = false): boolean {
    const held = this.peek(entry.key)
    if (entry.bytes > this.#mostBytes) {
      if (held) this.remove(entry.key, 'evicted')
      return false
    }
    if (held) return this.#replace(held, entry)
    if (!sentAhead && this.#admission?.admits(entry.key) === false) return false
    this.#makeRoom(1, entry.bytes)
    const place = this.#places.take(entry.key)
    this.#entries[place] = entry
    this.#cameAs[place] = this.#came++
    this.#size++
    this.#bytes += entry.bytes
    this.#eviction?.added(place)
    this.#index?.added(entry)
    this.#listener.stored(place, entry)
    return true
  }

  /** Forgets the copy under this key, if there is one. */
  remove(key: string, why: Removal): void {
    const place = this.#places.of(key)
    if (place !== undefined && this.#entries[place]) this.#empty(place, why)
  }

  /** Forgets everything. */
  clear(why: Removal): void {
    this.#entries.forEach((entry, place) => {
      if (entry) this.#empty(place, why)
    })
  }

  /** A request is bringing a copy for this key; `endFill` must follow. */
  beginFill(key: string): void {
    const place = this.#places.take(key)
    this.#fills[place] = (this.#fills[place] ?? 0) + 1
    if (!this.#entries[place]) this.#listener.filling(place, key)
  }

  /** It has brought it, or not. */
  endFill(key: string): void {
    const place = this.#places.of(key)
    if (place === undefined || !this.#fills[place]) return
    const left = --this.#fills[place]
    if (this.#entries[place] || left > 0) return
    this.#listener.abandoned(place, key)
    this.#places.giveBack(place)
  }

  /** It stays where it is; what it grew by may cost others their place, or itself. */
  #replace(held: E, entry: E): boolean {
    const place = this.#places.take(entry.key)
    this.#entries[place] = entry
    this.#bytes += entry.bytes - held.bytes
    this.#eviction?.used(place)
    this.#index?.removed(held)
    this.#index?.added(entry)
    this.#listener.stored(place, entry)
    this.#makeRoom(0, 0)
    return this.#entries[place] === entry
  }

  /** Places that hold something, in the order in which their copies came. */
  #taken(): number[] {
    return [...this.#entries.keys()].filter((place) => this.#entries[place]).sort((a, b) => this.#cameAs[a]! - this.#cameAs[b]!)
  }

  #makeRoom(objects: number, bytes: number): void {
    while (this.#eviction && this.#size > 0 && (this.#size + objects > this.#mostObjects || this.#bytes + bytes > this.#mostBytes)) {
      this.#empty(this.#eviction.victim(), 'evicted')
    }
  }

  #empty(place: number, why: Removal): void {
    const entry = this.#entries[place]
    if (!entry) return
    this.#entries[place] = undefined
    this.#size--
    this.#bytes -= entry.bytes
    this.#eviction?.removed(place)
    this.#index?.removed(entry)
    this.#listener.removed(place, entry.key, why)
    if (!this.#fills[place]) this.#places.giveBack(place)
  }
}
