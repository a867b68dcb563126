/**
 * A first run is made in slices: between two pauses there is little of it, and all of it is at hand afterwards.
 */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SCENES } from '../../tests/scenes/scenes'
import { longScene } from '../../tests/support/longScene'
import { hashOf, run, RunInProgress } from '../run/run'
import { indexParts } from '../reading/indexColumns'
import { Making } from './making'
import { opening } from './opening'
import { Runs } from './runs'

/** Events that a phone gets through in a twentieth of a second, when their code has run before and when it has not. */
const MOST = 128
const COLD = 16

afterEach(() => vi.restoreAllMocks())

/** Pauses are told from work by what stands between them in this list. */
function watched(): { readonly log: (number | 'pause')[]; readonly pause: () => Promise<void> } {
  const log: (number | 'pause')[] = []
  const { advance } = RunInProgress.prototype
  vi.spyOn(RunInProgress.prototype, 'advance').mockImplementation(function (this: RunInProgress, events) {
    log.push(events)
    return advance.call(this, events)
  })
  return { log, pause: async () => void log.push('pause') }
}

describe.each(SCENES)('scene $folder', ({ scene }) => {
  const link = { levers: {}, acts: [] }

  it('is run in slices, each a task of its own, and then played at once', async () => {
    const { log, pause } = watched()
    const runs = new Runs(scene)
    await runs.prepare(opening(scene, link), pause)
    const slices = log.filter((one) => one !== 'pause')
    expect(slices[0]).toBe(COLD)
    for (const [at, entry] of log.entries()) {
      if (entry === 'pause') continue
      expect(entry).toBeLessThanOrEqual(MOST)
      expect(log[at - 1]).toBe('pause')
    }
    expect(log.at(-1)).toBe('pause')
    const made = runs.play({ seed: scene.seed, levers: {}, acts: [] })
    expect(log.filter((one) => one !== 'pause')).toEqual(slices)
    expect(made instanceof Making ? null : hashOf(made.run)).toBe(hashOf(run(scene)))
  })

  it('has its index made in parts, each a task of its own', async () => {
    const parts = [...indexParts(run(scene))]
    const { log, pause } = watched()
    const runs = new Runs(scene)
    await runs.prepare(opening(scene, link), pause)
    const afterwards = log.slice(log.findLastIndex((one) => one !== 'pause') + 1)
    expect(parts.length).toBeGreaterThan(3)
    expect(afterwards.length).toBeGreaterThan(parts.length)
  })
})

it('leaves a run that is too long for it to another thread', async () => {
  const { log, pause } = watched()
  const runs = new Runs(longScene, { connect: () => new Promise(() => undefined), atOnce: 300 })
  await runs.prepare(opening(longScene, { levers: {}, acts: [] }), pause)
  const tried = log.reduce<number>((sum, one) => (one === 'pause' ? sum : sum + one), 0)
  expect(tried).toBeGreaterThanOrEqual(300)
  expect(tried).toBeLessThan(300 + MOST)
  expect(runs.play({ seed: longScene.seed, levers: {}, acts: [] })).toBeInstanceOf(Making)
})

it('has a long run at hand when it was waited for', async () => {
  // No thread can be started: the page makes it by itself.
  const runs = new Runs(longScene, { connect: () => Promise.reject(new Error('none')), atOnce: 300 })
  const link = { levers: {}, acts: [] }
  await runs.prepare(opening(longScene, link), () => Promise.resolve())
  await runs.made(opening(longScene, link))
  expect(runs.play({ seed: longScene.seed, levers: {}, acts: [] })).not.toBeInstanceOf(Making)
})
