import { expect, test } from 'vitest'
import type { LearnerEvent } from '../player/learner'
import { keepEvents, withEvent } from './learned'
import { type Progress, goOnWith, parseProgress, progress } from './progress'

const nothing: Progress = { steps: {}, tasks: {}, proofs: {}, scenes: [] }
const done = (...events: readonly LearnerEvent[]): Progress => events.reduce((sum, event) => withEvent(sum, 'a', event, ['x', 'y']), nothing)
const finished = (step: string): LearnerEvent => ({ kind: 'finished', step })
const answered = (right: boolean): LearnerEvent => ({ kind: 'answered', option: 0, right })
const met: LearnerEvent = { kind: 'met', step: 'y' }

test('a step is seen when it was seen to its end, and a scene is done when each of its steps is', () => {
  expect(done({ kind: 'reached', step: 'x' })).toBe(nothing)
  expect(done(finished('x'))).toEqual({ ...nothing, steps: { a: ['x'] } })
  expect(done(finished('y'), finished('x'))).toEqual({ ...nothing, steps: { a: ['y', 'x'] }, scenes: ['a'] })
})

test('a scene is done, too, when its task is met and its question answered right, in any order; its steps stay as they are', () => {
  expect(done(met, answered(false), finished('y')).scenes).toEqual([])
  for (const both of [[met, answered(true)], [answered(true), met]]) {
    expect(done(finished('y'), ...both)).toMatchObject({ steps: { a: ['y'] }, scenes: ['a'] })
  }
})

test('nothing new is the same object', () => {
  const all = done(finished('x'), finished('y'), met, answered(true))
  expect(all.scenes).toEqual(['a'])
  for (const event of [finished('x'), met, answered(true), answered(false)]) expect(withEvent(all, 'a', event, ['x', 'y'])).toBe(all)
})

test('all events of a visit are kept, however often they come, beside those of other scenes', () => {
  const visit = [finished('x'), met, answered(true)]
  keepEvents('a', ['x', 'y'], visit)
  keepEvents('b', ['z'], [finished('z')])
  keepEvents('a', ['x', 'y'], visit)
  expect(progress.get()).toEqual({ steps: { a: ['x'], b: ['z'] }, tasks: { a: ['y'] }, proofs: { a: ['met', 'answered'] }, scenes: ['a', 'b'] })
  progress.set(nothing)
})

test('what is kept comes back', () => {
  const all = done(finished('x'), met, answered(true))
  expect(parseProgress(JSON.parse(JSON.stringify(all)))).toEqual(all)
  expect(parseProgress({ steps: { a: ['x'] }, scenes: ['a'] })).toEqual({ steps: { a: ['x'] }, tasks: {}, proofs: {}, scenes: ['a'] })
})

test.each([null, 3, {}, { steps: null, scenes: [] }, { steps: {}, scenes: [1] }])('refuses %j from storage', (stored) => {
  expect(parseProgress(stored)).toBeNull()
})

test('drops entries that make no sense', () => {
  expect(parseProgress({ steps: { a: ['x'], b: 7 }, tasks: { a: ['y'], b: 'z' }, proofs: { a: ['met'], b: [1] }, scenes: ['a'] })).toEqual({ steps: { a: ['x'] }, tasks: { a: ['y'] }, proofs: { a: ['met'] }, scenes: ['a'] })
})

test('a reader goes on where she is furthest, and comes back to what was left out', () => {
  const scenes = ['a', 'b', 'c'].map((slug) => ({ slug }))
  const next = (seen: readonly string[], all: readonly string[] = []): string | undefined =>
    goOnWith(scenes, { ...nothing, steps: Object.fromEntries(seen.map((slug) => [slug, ['x']])), scenes: all })?.slug
  expect(next([])).toBe('a')
  expect(next(['b'])).toBe('b')
  expect(next(['b', 'a'])).toBe('b')
  expect(next(['b'], ['b'])).toBe('c')
  expect(next(['a', 'c'], ['c'])).toBe('a')
  expect(next([], ['a', 'b', 'c'])).toBe('a')
  expect(goOnWith([], nothing)).toBeNull()
})
