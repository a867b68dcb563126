/**
 * The one place that touches localStorage. Where storage is refused (a private window, a
 * third-party frame, a full disk) values live in memory until the page goes; nobody else
 * needs to know.
 */

export interface KeyValueStore {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  /** Whether values outlive the page. */
  readonly lasting: boolean
}

export const KEY_PREFIX = 'build-a-cdn.'

/** Reading the property alone may throw, so the caller hands over a function. */
export function createStorage(open: () => Storage | null | undefined): KeyValueStore {
  const memory = new Map<string, string>()
  let backing: Storage | null = null
  try {
    backing = open() ?? null
    backing?.getItem(KEY_PREFIX)
  } catch {
    backing = null
  }
  const attempt = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    if (!backing) return otherwise
    try {
      return action(backing)
    } catch {
      return otherwise
    }
  }
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(KEY_PREFIX + key), null),
    set(key, value) {
      memory.set(key, value)
      attempt((storage) => storage.setItem(KEY_PREFIX + key, value), undefined)
    },
    remove(key) {
      memory.delete(key)
      attempt((storage) => storage.removeItem(KEY_PREFIX + key), undefined)
    },
    get lasting() {
      return backing !== null
    },
  }
}

export const storage: KeyValueStore = createStorage(() => globalThis.localStorage)
