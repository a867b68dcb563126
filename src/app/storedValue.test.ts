import { expect, test } from 'vitest'
import { createStorage } from './storage'
import { storedValue } from './storedValue'

const parse = (stored: unknown): number | null => (typeof stored === 'number' ? stored : null)

test('starts from what was stored and tells its watchers', () => {
  const store = createStorage(() => null)
  store.set('n', '3')
  const value = storedValue(store, 'n', 0, parse)
  const seen: number[] = []
  const stop = value.subscribe(() => seen.push(value.get()))
  value.set(4)
  stop()
  value.set(5)
  expect(seen).toEqual([4])
  expect(store.get('n')).toBe('5')
})

test.each(['', '{', '"three"', 'null', '[]'])('falls back to the initial value for %j', (text) => {
  const store = createStorage(() => null)
  store.set('n', text)
  expect(storedValue(store, 'n', 7, parse).get()).toBe(7)
})
