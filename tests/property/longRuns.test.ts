/**
 * What a learner can do, at random, while runs are made on another thread: what is in view is always one whole run and the
 * branch that it is of, whatever arrives when; and in the end everything that was wanted is there.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { openPlayer } from '../../src/player/createPlayer'
import { Making } from '../../src/player/making'
import type { Player } from '../../src/player/types'
import { hashOf } from '../../src/run/run'
import { DrivenPort } from '../support/drivenPort'
import { longScene } from '../support/longScene'
import { runOf } from '../support/runOf'
import { smallScene } from '../support/smallScene'
import type { Scene } from '../../src/scene/types'
import { HandTicker, actions } from './playerProperties'

/** More messages and portions than a run has. */
const MANY = 200

async function open(scene: Scene, port: DrivenPort, ticker: HandTicker): Promise<Player> {
  const made = openPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker, elsewhere: port.elsewhere })
  if (!(made instanceof Making)) return made
  const found: Player[] = []
  void made.result.then((player) => found.push(player))
  for (let steps = 0; found.length === 0 && steps < MANY; steps++) await port.step()
  return found[0]!
}

function inView(player: Player): void {
  const { run, frame, branch, branches, comparison, failure } = player.store.getState()
  expect(failure).toBeNull()
  expect(run.inputs).toEqual(branch.inputs)
  expect(branches.some(({ id, inputs }) => id === branch.id && inputs === branch.inputs)).toBe(true)
  expect(frame.position).toBeLessThanOrEqual(run.endUs)
  if (comparison) expect(comparison.run.inputs).toEqual(comparison.branch.inputs)
}

function testScene(scene: Scene, sizes: { readonly atOnce: number; readonly portion: number }, sequences: number): void {
  it(`holds for ${sequences} random sequences`, async () => {
    const line = fc.integer({ min: 0, max: 12 })
    const stops = fc.constantFrom(false, false, false, true)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(actions(scene), line, stops), { minLength: 1, maxLength: 6 }), async (sequence) => {
        const port = new DrivenPort(scene, sizes)
        const ticker = new HandTicker()
        const player = await open(scene, port, ticker)
        for (const [{ act }, steps, stop] of sequence) {
          act(player, ticker)
          inView(player)
          for (let step = 0; step < steps; step++) {
            await port.step()
            inView(player)
          }
          if (stop) player.commands.stopComputing()
        }
        player.commands.pause()
        for (let step = 0; player.store.getState().computing && step < MANY; step++) await port.step()
        inView(player)
        const { run, frame, branch, computing } = player.store.getState()
        expect(computing).toBeNull()
        const fresh = runOf(scene, branch.inputs)
        expect(hashOf(run)).toBe(hashOf(fresh))
        expect(frameAt(fresh, frame.position)).toEqual(frame)
        player.destroy()
      }),
      { numRuns: sequences },
    )
  })
}

describe('a small scene, of which every run is called long', () => {
  testScene(smallScene, { atOnce: 20, portion: 60 }, 150)
})

describe('a long scene', () => {
  testScene(longScene, { atOnce: 1000, portion: 3000 }, 8)
})
