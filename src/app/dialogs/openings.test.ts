import { describe, expect, test } from 'vitest'
import { SCENES } from '../../../tests/scenes/scenes'
import { leverEnds } from '../../../tests/support/leverEnds'
import { runOf } from '../../../tests/support/runOf'
import { triedOf } from '../../../tests/support/sampled'
import { createPlayer, leversOf, linkOf, pinnedOf } from '../../player/createPlayer'
import { formatLink, parseLink } from '../../player/urlState'
import type { Player } from '../../player/types'
import type { Scene } from '../../scene/types'
import { type Opening, openingLink } from './openings'

const ticker = { start: () => {}, stop: () => {} }
const OPENINGS: readonly Opening[] = ['moment', 'step', 'beginning']

/** A learner in the middle of the second step, who moves a lever there. */
function moved(scene: Scene, name: string, value: Parameters<Player['commands']['setLever']>[1]): Player {
  const second = runOf(scene).steps[1]!
  const { link } = parseLink(scene, `t=${second.startUs / 1000 + 50}`)
  const player = createPlayer({ scene, link, reducedMotion: false, ticker })
  player.commands.setLever(name, value)
  return player
}

/** Of a scene with a great many levers. */
const A_FEW = 8

describe.each(SCENES)('$folder', ({ scene }) => {
  test.each(triedOf(scene, [Object.entries(scene.levers)], A_FEW))('an embed opens with the lever %s as it was moved', (name, lever) => {
    // One end is enough: tests/property/links.test.ts has them all, and every opening is a run.
    const value = leverEnds(lever).find((end) => JSON.stringify(end) !== JSON.stringify(lever.initial))!
    const player = moved(scene, name, value)
    const state = player.store.getState()
    const subject = { link: linkOf(player), levers: pinnedOf(state), step: scene.steps[state.step]! }
    const opened = OPENINGS.map((opening) => {
      const { link, problems } = parseLink(scene, formatLink(scene, openingLink(subject, opening)))
      const there = createPlayer({ scene, link, reducedMotion: false, ticker }).store.getState()
      // One whose condition is not met at the beginning acts as its initial value, and keeps its own.
      return [problems, there.step, pinnedOf(there)[name] ?? leversOf(there)[name]]
    })
    expect(opened).toEqual([[[], 1, value], [[], 1, value], [[], 0, value]])
  })
})
