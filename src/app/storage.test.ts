import { describe, expect, test } from 'vitest'
import { createStorage, KEY_PREFIX } from './storage'

function fakeStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

const refuse = (): never => {
  throw new DOMException('refused', 'SecurityError')
}

describe('storage', () => {
  test('keeps values under the prefix of the course', () => {
    const backing = fakeStorage()
    createStorage(() => backing).set('theme', 'dark')
    expect(backing.getItem(`${KEY_PREFIX}theme`)).toBe('dark')
    expect(createStorage(() => backing).get('theme')).toBe('dark')
  })

  test('remembers in memory when the property itself is refused', () => {
    const store = createStorage(refuse)
    expect(store.get('a')).toBeNull()
    store.set('a', '1')
    expect(store.get('a')).toBe('1')
    store.remove('a')
    expect(store.get('a')).toBeNull()
    expect(store.lasting).toBe(false)
  })

  test('remembers in memory when there is no storage at all', () => {
    const store = createStorage(() => undefined)
    store.set('a', '1')
    expect(store.get('a')).toBe('1')
  })

  test('remembers in memory when writing fails, as on a full disk', () => {
    const store = createStorage(() => ({ ...fakeStorage(), setItem: refuse }))
    store.set('a', '1')
    expect(store.get('a')).toBe('1')
  })

  test('does not fail when reading or removing starts to fail later', () => {
    const backing = fakeStorage()
    const store = createStorage(() => backing)
    backing.getItem = refuse
    backing.removeItem = refuse
    expect(store.get('a')).toBeNull()
    expect(() => store.remove('a')).not.toThrow()
  })
})
