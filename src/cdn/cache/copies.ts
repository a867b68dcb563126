/**
 * The copies of one cache as its rules find them: by primary key and variant (RFC 9111 §4.1), as its manner tells variants apart.
 */
import type { HttpRequest, HttpResponse } from '../http/message'
import { varyKey } from '../http/vary'
import type { Store } from '../store/store'
import type { CacheHost } from './cacheHost'
import type { Entry } from './entry'
import { type Shelf, select, selectable, slotFor } from './selection'
import { stalenessS } from './staleness'
import { StoredResponse } from './storedResponse'
import { type SlotAddress, Variants } from './variants'

export class Copies implements Shelf {
  readonly store: Store<Entry>
  readonly variants: Variants
  readonly #host: CacheHost

  constructor(store: Store<Entry>, host: CacheHost) {
    this.store = store
    this.#host = host
    this.variants = new Variants((key) => store.has(key))
  }

  get knowsLanguages(): boolean {
    return !this.#host.manner?.compares
  }

  variantKey(primary: string, fields: readonly string[], request: HttpRequest): string {
    const compares = this.#host.manner?.compares
    return compares ? fields.reduce((key, name) => `${key} · ${name}: ${compares(request, name)}`, primary) : varyKey(primary, fields, request)
  }

  /** The newest copy that a request may be answered with, unless it is one that this cache would have dropped by now. */
  select(primary: string, request: HttpRequest): StoredResponse | undefined {
    const copy = select(this, primary, request, this.#host.nowMs())
    return copy && this.#host.manner?.hasGone?.(copy.policy, stalenessS(copy)) ? undefined : copy
  }

  /** Every copy that `select` could choose, newest first. */
  selectable(primary: string, request: HttpRequest): readonly StoredResponse[] {
    return selectable(this, primary, request, this.#host.nowMs())
  }

  slotFor(primary: string, request: HttpRequest, response: HttpResponse): SlotAddress {
    return slotFor(this, request, response, primary, this.#host.keyRules())
  }

  /** All of a URL, in whatever variant. */
  ofUrl(primary: string): StoredResponse[] {
    return [...this.variants.keys(primary)].flatMap((key) => this.store.peek(key) ?? []).filter((entry) => entry instanceof StoredResponse)
  }

  /** A copy has come. Of the variants of its URL as many stay as this cache keeps; the oldest go. */
  add(slot: SlotAddress): void {
    this.variants.add(slot)
    const most = this.#host.manner?.mostVariants
    if (most === undefined) return
    const oldestFirst = this.ofUrl(slot.primary).toSorted((a, b) => a.receivedMs - b.receivedMs)
    for (const { key } of oldestFirst.slice(0, Math.max(0, oldestFirst.length - most))) this.store.remove(key, 'evicted')
  }
}
