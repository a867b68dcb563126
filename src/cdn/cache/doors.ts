/**
 * The doors of one cache: one for each key under which requests have met. Which key that is may change while
 * they wait: once a response says what it varies by, each variant has a door of its own (RFC 9111 §4.1).
 */
import type { CacheRequest } from './cacheRequest'
import { Door, type Doorway } from './door'
import { usable } from './shareable'
import type { StoredResponse } from './storedResponse'

/** So many doors are kept before anybody looks at which of them nobody is. */
const FIRST_SWEEP = 256

export class Doors {
  readonly #doorway: Doorway
  readonly #byKey = new Map<string, Door>()
  #sweepAt = FIRST_SWEEP

  constructor(doorway: Doorway) {
    this.#doorway = doorway
  }

  /** Where a request meets those that need the same. It may have waited at another one. */
  doorOf(req: CacheRequest, before?: Door): Door {
    const door = this.#find(req)
    if (before && before !== door) before.quit(req)
    return door
  }

  #find(req: CacheRequest): Door {
    const key = this.#doorway.rules.sharedKey(req)
    let door = this.#byKey.get(key)
    if (!door) {
      if (this.#byKey.size >= this.#sweepAt) this.#sweep()
      door = new Door(key, this.#doorway.rules.urlKey(req), this.#doorway)
      this.#byKey.set(key, door)
    }
    return door
  }

  /** What is remembered of such keys goes with their copies: in Varnish a hit-for-miss is an object, and a purge takes it, too. */
  forget(means: (key: string) => boolean): void {
    for (const door of this.#byKey.values()) if (means(door.primary)) door.forget()
  }

  /** What has come while a request waited, if it may have it. */
  whatCame(req: CacheRequest): StoredResponse | undefined {
    return usable(req, this.#doorway.rules)
  }

  #sweep(): void {
    for (const [key, door] of this.#byKey) if (door.isIdle) this.#byKey.delete(key)
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#byKey.size)
  }
}
