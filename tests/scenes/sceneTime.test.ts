/**
 * How long each scene takes: a time that somebody has in one sitting.
 */
import { describe, expect, it } from 'vitest'
import { minutesOf, sceneTime } from '../../src/app/static/sceneTime'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** One sitting. */
const LONGEST_MIN = 60

describe.each(SCENES)('$folder', ({ scene }) => {
  it('takes some minutes, and some of them to play and to read', () => {
    const time = sceneTime(runOf(scene))
    expect(time.playS).toBeGreaterThan(0)
    expect(time.readS).toBeGreaterThan(0)
    expect(minutesOf(time)).toBeLessThanOrEqual(LONGEST_MIN)
  })
})
