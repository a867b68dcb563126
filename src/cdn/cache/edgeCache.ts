/**
 * The smallest cache there is, as scenes 2 and 3 show it: responses by key, kept for ever as they
 * came. Freshness, validation and variants are cacheRules.ts.
 */
import type { HttpResponse } from '../http/message'
import type { Store } from '../store/store'
import type { StoreCosts } from './cacheHost'
import type { Entry } from './entry'

/** What two requests must share to be answered by one copy. */
export type Key = string

export class EdgeCache {
  readonly #costs: StoreCosts
  private readonly slots: Store<Entry>

  constructor(slots: Store<Entry>, costs: StoreCosts) {
    this.slots = slots
    this.#costs = costs
  }

  // #region listing EdgeCache.lookup, store
  async lookup(key: Key) {
    await this.readCost()
    // this edge's slots, no one else's
    return this.slots.get(key)
  }

  async store(key: Key, res: HttpResponse) {
    await this.writeCost(res)
    this.fill(key, res)
  }
  // #endregion

  /** Keeps it at once: writing costs no time. */
  fill(key: Key, response: HttpResponse): void {
    this.slots.put({ key, response, bytes: response.bodyBytes, summary: () => `copy of ${key}` })
  }

  private readCost(): Promise<void> {
    return this.#costs.readCost()
  }

  private writeCost(response: HttpResponse): Promise<void> {
    return this.#costs.writeCost(response)
  }
}
