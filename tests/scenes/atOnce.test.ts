/**
 * The scenes of the course are small: each of their runs is made at once, far below what a page does by itself, wherever a
 * lever stands. The last one is not: its days of traffic are made beside the page.
 */
import { describe, expect, it } from 'vitest'
import { elsewhere } from '../../src/app/elsewhere'
import { RunInProgress } from '../../src/run/run'
import { leverEnds } from '../support/leverEnds'
import { SCENES } from './scenes'

const LAST = '13-your-cdn'

describe.each(SCENES.filter(({ folder }) => folder !== LAST))('$folder', ({ scene }) => {
  it.each(Object.entries(scene.levers))('is run at once with lever %s at its ends', (name, lever) => {
    for (const value of leverEnds(lever)) {
      expect(new RunInProgress(scene, { seed: scene.seed, levers: { [name]: value }, acts: [] }).advance(elsewhere.atOnce), String(value)).not.toBeNull()
    }
  })
})

describe.each(SCENES.filter(({ folder }) => folder === LAST))('$folder', ({ scene }) => {
  it('is not run at once', () => expect(new RunInProgress(scene, { seed: scene.seed, levers: {}, acts: [] }).advance(elsewhere.atOnce)).toBeNull())
})
