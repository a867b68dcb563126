/**
 * Test scenes that the browser's suites pass over have nothing that none of the others has: each kind of view, lever, instrument, panel and tool is in a
 * scene that they do go over.
 */
import { expect, it } from 'vitest'
import type { Scene } from '../../src/scene/types'
import { isShown } from '../browser/support/shownScenes'
import { RunReport } from '../../src/reading/report'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** What a page of this scene draws. */
function partsOf(scene: Scene): readonly string[] {
  const run = new RunReport(runOf(scene))
  const boards = Object.values(scene.boards ?? {}).flatMap((board) => scene.steps.flatMap(({ id }) => board(run, id).panels.map(({ kind }) => `panel ${kind}`)))
  return [
    ...scene.steps.map(({ view }) => `view ${view?.kind ?? 'of the scene'}`),
    ...Object.values(scene.levers).map(({ kind }) => `lever ${kind}`),
    ...(scene.instruments ?? []).map(({ kind }) => `instrument ${kind}`),
    ...scene.listings.flatMap((listing) => Object.keys(listing).map((field) => `listing with ${field}`)),
    ...scene.steps.flatMap(({ predict, challenge }) => [...(predict ? ['prediction'] : []), ...(challenge ? ['challenge'] : [])]),
    ...boards,
    ...(scene.acts ? ['acts'] : []), ...(scene.conditions ? ['conditions'] : []), ...(scene.log ? ['log'] : []), ...(scene.takeAway ? ['take-away'] : []),
  ]
}

it('none that is passed over has a part that no other has', () => {
  const shown = new Set(SCENES.filter(isShown).flatMap(({ scene }) => partsOf(scene)))
  const hidden = SCENES.filter((entry) => !isShown(entry)).flatMap(({ folder, scene }) => partsOf(scene).map((part) => ({ folder, part })))
  expect(hidden.filter(({ part }) => !shown.has(part))).toEqual([])
})
