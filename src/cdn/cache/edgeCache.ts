/**
 * One edge's copies, by key. It records every change of a slot; it does not decide what may
 * be stored or for how long.
 */
import type { LifeRecord } from '../../trace/trace'
import type { HttpResponse } from '../http/message'

/** What two requests must share to be answered by one copy. */
export type Key = string

/** A stored response. */
export interface Entry {
  readonly key: string
  readonly response: HttpResponse
  /** How long it may be used and what for; absent where copies are kept for ever. */
  life?(): Omit<LifeRecord, 'sinceUs'>
  summary(): string
}

/** What the cache needs of the node that it is in. Both waits are virtual time. */
export interface StoreHost {
  readCost(): Promise<void>
  writeCost(response: HttpResponse): Promise<void>
  slotChanged(key: string, entry: Entry | undefined): void
}

function makeEntry(key: string, response: HttpResponse): Entry {
  return { key, response, summary: () => `copy of ${key}` }
}

export class EdgeCache {
  readonly slots = new Map<string, Entry>()
  readonly #host: StoreHost

  constructor(host: StoreHost) {
    this.#host = host
  }

  // #region listing EdgeCache.lookup, store
  async lookup(key: Key) {
    await this.readCost()
    // this POP's slots, and no one else's
    return this.slots.get(key)
  }

  async store(key: Key, res: HttpResponse) {
    await this.writeCost(res)
    this.fill(key, res)
  }
  // #endregion

  readCost(): Promise<void> {
    return this.#host.readCost()
  }

  writeCost(response: HttpResponse): Promise<void> {
    return this.#host.writeCost(response)
  }

  fill(key: string, response: HttpResponse): void {
    this.put(makeEntry(key, response))
  }

  put(entry: Entry): void {
    this.slots.set(entry.key, entry)
    this.#host.slotChanged(entry.key, entry)
  }

  /** Forgets one key, or everything. */
  evict(key?: string): void {
    for (const one of key === undefined ? [...this.slots.keys()] : [key]) {
      this.slots.delete(one)
      this.#host.slotChanged(one, undefined)
    }
  }
}
