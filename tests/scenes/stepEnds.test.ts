/**
 * A link to the end of a step leads to its end, to the last bit: what is done there belongs to this step and not to the next one.
 */
import { describe, expect, it } from 'vitest'
import { stepBounds } from '../../src/frame/dilation'
import { createPlayer, linkOf } from '../../src/player/createPlayer'
import { asLinked } from '../../src/player/linkedTime'
import type { Ticker } from '../../src/player/ticker'
import { formatLink, parseLink } from '../../src/player/urlState'
import { readRun } from '../support/readRun'
import { SCENES } from './scenes'

const ticker: Ticker = { start: () => undefined, stop: () => undefined }

describe.each(SCENES.map(({ folder, scene }) => [folder, scene] as const))('%s', (_, scene) => {
  it('is at the end of a step where a link says so', () => {
    const run = readRun(scene)
    for (const [step, { id }] of run.steps.entries()) {
      const timeUs = asLinked(stepBounds(run, step).end)
      const player = createPlayer({ scene, link: { step: id, timeUs, levers: {}, acts: [] }, reducedMotion: true, ticker })
      expect(player.store.getState(), id).toMatchObject({ step, atStepEnd: true })
      const { link } = parseLink(scene, formatLink(scene, linkOf(player)))
      expect(createPlayer({ scene, link, reducedMotion: true, ticker }).store.getState(), id).toMatchObject({ step, atStepEnd: true })
    }
  })
})
