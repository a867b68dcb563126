import { expect, test } from 'vitest'
import { parseProgress, withStep } from './progress'
import type { Progress } from './progress'

const nothing: Progress = { steps: {}, scenes: [] }

test('a scene is done when each of its steps is', () => {
  const one = withStep(nothing, 'a', 'x', ['x', 'y'])
  expect(one).toEqual({ steps: { a: ['x'] }, scenes: [] })
  const two = withStep(one, 'a', 'y', ['x', 'y'])
  expect(two).toEqual({ steps: { a: ['x', 'y'] }, scenes: ['a'] })
})

test('nothing new is the same object', () => {
  const one = withStep(nothing, 'a', 'x', ['x'])
  expect(withStep(one, 'a', 'x', ['x'])).toBe(one)
})

test.each([null, 3, {}, { steps: null, scenes: [] }, { steps: {}, scenes: [1] }])('refuses %j from storage', (stored) => {
  expect(parseProgress(stored)).toBeNull()
})

test('drops entries of stored steps that make no sense', () => {
  expect(parseProgress({ steps: { a: ['x'], b: 7 }, scenes: ['a'] })).toEqual({ steps: { a: ['x'] }, scenes: ['a'] })
})
