/**
 * What a cache holds, by key. It tells its listener every change; what may be stored and for how
 * long is decided above it.
 */

/** Who hears of changes: what is held under a key now, or that nothing is. */
export interface StoreListener<E> {
  changed(key: string, entry: E | undefined): void
}

export class Store<E extends { readonly key: string }> {
  readonly #entries = new Map<string, E>()
  readonly #listener: StoreListener<E>

  constructor(listener: StoreListener<E>) {
    this.#listener = listener
  }

  get(key: string): E | undefined {
    return this.#entries.get(key)
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  put(entry: E): void {
    this.#entries.set(entry.key, entry)
    this.#listener.changed(entry.key, entry)
  }

  /** Forgets one key, or everything. */
  remove(key?: string): void {
    for (const one of key === undefined ? [...this.#entries.keys()] : [key]) {
      this.#entries.delete(one)
      this.#listener.changed(one, undefined)
    }
  }
}
