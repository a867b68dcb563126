/**
 * What a learner can do, at random, on every scene: the longer its trace, the fewer sequences, so that a scene costs about
 * the same whatever it shows. What a thousand sequences find in the player, player.test.ts finds on a small scene.
 */
import { describe } from 'vitest'
import { SCENES } from '../scenes/scenes'
import { runOf } from '../support/runOf'
import { testPlayer } from './playerProperties'

/** Records that are played through in a scene's longest test, about. */
const RECORDS = 80_000

describe.each(SCENES)('$folder', ({ scene }) => {
  testPlayer(scene, Math.round(Math.min(30, Math.max(5, RECORDS / runOf(scene).trace.length))))
})
