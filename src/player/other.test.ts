/**
 * The run of other inputs beside the one in view: made in slices, the same as if it had been played, and nothing in view changes.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import { defaultInputs, run } from '../run/run'
import { traceHash } from '../trace/traceHash'
import { createPlayer } from './createPlayer'

describe('another run', () => {
  it('is made in slices, and once', async () => {
    const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: true, ticker: { start: () => undefined, stop: () => undefined } })
    const before = player.store.getState()
    let pauses = 0
    const pause = async (): Promise<void> => {
      pauses++
    }
    const inputs = { ...defaultInputs(scene), levers: { caches: false } }
    const made = await player.other(inputs, pause)
    expect(traceHash(made.trace)).toBe(traceHash(run(scene, inputs).trace))
    expect(pauses).toBeGreaterThan(5)
    const slices = pauses
    expect(await player.other(inputs, pause)).toBe(made)
    expect(pauses).toBe(slices)
    expect(player.store.getState()).toBe(before)
    player.destroy()
  })
})
