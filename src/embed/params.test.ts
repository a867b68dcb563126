import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import { parseParams } from './params'
import { slugOf } from './slugOf'

test('an empty address is the scene as it is', () => {
  const { link, problems } = parseParams(scene, '')
  expect([link, problems]).toEqual([{ levers: {}, acts: [] }, []])
})

test('a step by number or id, seed and levers beside settings', () => {
  const third = scene.steps[2]!.id
  expect(parseParams(scene, '?step=3').link.step).toBe(third)
  expect(parseParams(scene, `?step=${third}`).link.step).toBe(third)
  const { link, settings, problems } = parseParams(scene, '?seed=7&speed=0.5&theme=light&lever.caches=off')
  expect([link.seed, settings.speed, settings.theme, link.levers, problems]).toEqual([7, '0.5', 'light', { caches: false }, []])
})

test.each(['step=0', 'step=99', 'seed=-1', 'speed=3', 'theme=blue', 'lever.caches=perhaps', 'lever.none=1', 'toString=1'])('%s is left out and said', (query) => {
  expect(parseParams(scene, `?${query}`).problems).toHaveLength(1)
})

test('no address makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseParams(scene, `?${text}`)
    }),
  )
})

test('the slug is the folder below e/', () => {
  expect(slugOf('/e/stale-on-purpose/')).toBe('stale-on-purpose')
  expect(slugOf('/course/e/stale-on-purpose/index.html')).toBe('stale-on-purpose')
  expect(slugOf('/')).toBe('')
})
