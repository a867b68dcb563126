/** What a learner can do, at random and a great many times, on a scene that was made small for it. */
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/run/run'
import { runOf } from '../support/runOf'
import { smallScene } from '../support/smallScene'
import { testPlayer } from './playerProperties'

describe('a small scene', () => {
  it('is small, and changed by each of its levers', () => {
    const { trace } = runOf(smallScene)
    expect(trace.length).toBeGreaterThan(120)
    expect(trace.length).toBeLessThan(400)
    const others = { edge: false, users: 12, origin: 'busy', clients: ['ben'], cacheControl: 'no-store' }
    expect(Object.keys(others)).toEqual(Object.keys(smallScene.levers))
    const hashes = Object.entries(others).map(([name, value]) => hashOf(runOf(smallScene, { seed: smallScene.seed, levers: { [name]: value }, acts: [] })))
    expect(new Set([...hashes, hashOf(runOf(smallScene))]).size).toBe(hashes.length + 1)
  })

  testPlayer(smallScene, 1000)
})
