/**
 * A lever stands where it was put before the next picture comes: a second press of a key goes on from the first. And a link to where a
 * step begins says no time, which nobody could read.
 */
import { describe, expect, it } from 'vitest'
import { createPlayer, leversOf, linkOf } from '../../src/player/createPlayer'
import { dilate } from '../../src/frame/dilation'
import { parseLink, formatLink } from '../../src/player/urlState'
import { leverEnds } from '../support/leverEnds'
import { linkedMomentsOf } from '../support/moments'
import { runOf } from '../support/runOf'
import { triedOf } from '../support/sampled'
import { SCENES } from './scenes'

const ticker = { start: () => undefined, stop: () => undefined }

describe.each(SCENES)('$folder', ({ scene }) => {
  const presses = triedOf(scene, Object.entries(scene.levers).map(([name, lever]) => leverEnds(lever).map((value) => ({ name, value }))))
  const moments = linkedMomentsOf(scene).filter(({ stepNumber }) => stepNumber === scene.steps.length)
  it.each(moments)('has its levers where they were put, in the $part of its last step', ({ link }) => {
    for (const name of Object.keys(scene.levers)) {
      const player = createPlayer({ scene, link: parseLink(scene, link).link, reducedMotion: false, ticker })
      // One that has nothing to act on there cannot be pressed.
      if (scene.conditions?.[name]?.when(leversOf(player.store.getState())) === false) continue
      for (const { value } of presses.filter((one) => one.name === name)) {
        player.commands.setLever(name, value)
        expect(leversOf(player.store.getState())[name], name).toEqual(value)
      }
    }
  })

  it('has links to the beginnings of its steps that say the step alone', () => {
    const { steps } = dilate(runOf(scene))
    for (const [index, { start }] of steps.entries()) {
      const player = createPlayer({ scene, link: { timeUs: start, levers: {}, acts: [] }, reducedMotion: false, ticker })
      const link = formatLink(scene, linkOf(player))
      expect(link).toBe(`step=${scene.steps[index]!.id}`)
      const opened = createPlayer({ scene, link: parseLink(scene, link).link, reducedMotion: false, ticker })
      expect(opened.store.getState().frame.position).toBe(start)
    }
  })
})
