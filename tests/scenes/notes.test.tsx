/**
 * What each scene says to teachers: of exactly its steps, in short plain sentences without a number typed by hand, and the document that is made of it.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TeacherNotes } from '../../src/app/static/TeacherNotes'
import { notesOf } from '../../src/app/static/sceneNotes'
import { sceneTime, stepTimes } from '../../src/app/static/sceneTime'
import { prepareViews } from '../../src/stage/views'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

const MOST_WORDS = 30
const taught = SCENES.filter(({ home }) => home.startsWith('scenes/'))

it('are not written for scenes that nobody teaches', () => {
  expect(SCENES.filter((one) => !taught.includes(one) && notesOf(one.scene.slug))).toEqual([])
})

describe.each(taught)('$folder', ({ scene }) => {
  const notes = notesOf(scene.slug)

  it('has notes for exactly its steps, in their order', () => {
    expect(Object.keys(notes?.steps ?? {})).toEqual(scene.steps.map(({ id }) => id))
  })

  it('says each in one short sentence without digits, and no sentence twice', () => {
    const said = Object.values(notes!.steps).flatMap(({ belief, pointAt }) => [belief, pointAt])
    expect(said.filter((text) => !/^\p{Lu}[^.?!\d]*\.$/u.test(text) || text.split(' ').length > MOST_WORDS)).toEqual([])
    expect(new Set(said).size).toBe(said.length)
  })

  it('has its time in parts, of which none is lost', () => {
    const run = runOf(scene)
    const [whole, steps] = [sceneTime(run), stepTimes(run)]
    expect(steps).toHaveLength(scene.steps.length)
    expect(steps.reduce((sum, { playS }) => sum + playS, 0)).toBeCloseTo(whole.playS)
    for (const { playS, readS } of steps) expect(Math.min(playS, readS)).toBeGreaterThan(0)
  })

  it('makes a document with a figure for each step, and no mark of the prose left in it', async () => {
    await prepareViews(scene, null)
    const page = renderToStaticMarkup(<TeacherNotes scene={scene} run={runOf(scene)} notes={notes!} />)
    expect(page.match(/<figure/g)).toHaveLength(scene.steps.length)
    expect(page.match(/data-right/g)?.length ?? 0).toBe(scene.steps.filter(({ predict }) => predict).length)
    expect(page.replaceAll(/<figure.*?<\/figure>/gs, '').replaceAll(/<[^>]*>/g, '')).not.toMatch(/[\uE000-\uF8FF`*]|\[\[|\]\]|\{\{|\}\}|NaN|undefined/)
  })
})
