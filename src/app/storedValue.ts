/**
 * A value that is kept in storage and watched by components. What was stored is checked by
 * `parse`, which returns null for anything it does not know; then the initial value stands.
 */
import { useSyncExternalStore } from 'react'
import type { KeyValueStore } from './storage'

export interface StoredValue<T> {
  /** What it is where nothing is stored: on pages as the build writes them. */
  readonly initial: T
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function storedValue<T>(
  store: KeyValueStore,
  key: string,
  initial: T,
  parse: (stored: unknown) => T | null,
): StoredValue<T> {
  const listeners = new Set<() => void>()
  let value = read(store.get(key), parse) ?? initial
  return {
    initial,
    get: () => value,
    set(next) {
      value = next
      store.set(key, JSON.stringify(next))
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read<T>(text: string | null, parse: (stored: unknown) => T | null): T | null {
  if (text === null) return null
  try {
    return parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function useStored<T>(stored: StoredValue<T>): T {
  return useSyncExternalStore(stored.subscribe, stored.get, () => stored.initial)
}
