/**
 * What one cache does when it is told that something must be forgotten. A copy that is on its way is not in the store yet, and
 * stays: most products have it so (real-caches: Varnish, nginx). The layer `purgeInFlight` asks `hasGoneSince` to have it otherwise.
 */
import { cacheKey, urlKeyOf } from '../http/cacheKey'
import { keyWord } from '../http/keyWord'
import { HttpRequest } from '../http/message'
import { surrogateKeys } from '../http/surrogateKeys'
import type { CacheHost } from '../cache/cacheHost'
import type { Entry } from '../cache/entry'
import { StoredResponse } from '../cache/storedResponse'
import type { Store } from '../store/store'
import type { Purge } from './purge'
import { SurrogateIndex } from './surrogateIndex'

/** Purges are remembered for what was on its way then: for longer than a fetch takes (ms). */
const REMEMBERED_MS = 60_000

type PurgerHost = Pick<CacheHost, 'keyRules' | 'nowMs' | 'manner'>

export class Purger {
  private readonly store: Store<Entry>
  private readonly index = new SurrogateIndex()
  readonly #host: PurgerHost
  readonly #done: { readonly order: Purge; readonly atMs: number }[] = []

  constructor(store: Store<Entry>, host: PurgerHost) {
    this.store = store
    this.#host = host
    store.attach(this.index)
  }

  // #region listing purge
  purge(order: Purge) {
    const keys = this.matching(order)
    for (const key of keys) {
      const copy = this.store.peek(key)
      if (order.soft && copy?.expire?.())
        this.store.amended(key) // now stale
      else
        this.store.remove(key, 'purged')
    }
    this.remember(order)
    return keys.length
  }
  // #endregion

  /** Keys of the copies that this purge means, in no order that means anything. */
  matching(order: Purge): readonly string[] {
    switch (order.kind) {
      case 'url': return this.index.named(this.#urlKey(order.what)).filter((key) => !this.#host.manner?.purgesOneVariant || this.#isOfNoField(key))
      case 'tag': return this.index.named(order.what)
      // There is no index of beginnings: it looks at everything.
      case 'prefix': return this.#all().filter((key) => key.startsWith(`GET ${order.what}`))
      case 'all': return this.#all()
    }
  }

  /** Whether a purge since that moment (ms since 1970) means what this response would be stored as; `waiting`: one that asked for what is on its way. */
  hasGoneSince(sinceMs: number, key: string, { headers }: Entry['response'], waiting = false): boolean {
    const names = new Set([urlKeyOf(key), ...surrogateKeys(headers)])
    return this.#done.some(({ order, atMs }) => {
      if (atMs < sinceMs || (waiting && !order.wait)) return false
      switch (order.kind) {
        case 'url': return names.has(this.#urlKey(order.what))
        case 'tag': return names.has(order.what)
        case 'prefix': return key.startsWith(`GET ${order.what}`)
        case 'all': return true
      }
    })
  }

  private remember(order: Purge): void {
    const atMs = this.#host.nowMs()
    while (this.#done[0] && this.#done[0].atMs < atMs - REMEMBERED_MS) this.#done.shift()
    this.#done.push({ order, atMs })
  }

  /** Whether it is the variant of a request without the fields that it varies by. */
  #isOfNoField(key: string): boolean {
    const copy = this.store.peek(key)
    return copy instanceof StoredResponse && copy.parts.every(([, value]) => value === keyWord(undefined))
  }

  #all(): string[] {
    return [...this.store.entries()].map(({ key }) => key)
  }

  /** As this cache would make the key of a request for that URL, without what fields of requests add. */
  #urlKey(url: string): string {
    return cacheKey(new HttpRequest(-1, 'GET', url), { ...this.#host.keyRules(), headers: [] })
  }
}
