/**
 * What a scene says must not hang on the one seed that it was written with: a class may be given
 * another one. Claims of levers are stated for the scene's own seed.
 */
import { describe, expect, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import { readRun } from '../support/readRun'
import { scene as scene7 } from '../../scenes/07-same-url-different-answer/scene'
import { SCENES } from './scenes'

const OTHER_SEEDS = [1, 2, 3, 2026]

describe.each(SCENES)('$folder', ({ scene }) => {
  it.each(OTHER_SEEDS)('keeps the claims of its steps with seed %i', (seed) => {
    const report = new RunReport(readRun(scene, { seed, levers: {}, acts: [] }))
    const broken = scene.steps.flatMap(({ id, claims }) => claims.filter((claim) => !claim.holds(report)).map(({ text }) => `${id}: ${text}`))
    expect(broken).toEqual([])
  })
})

describe('scene 7', () => {
  const usersOf = (seed: number, levers = {}) =>
    new RunReport(readRun(scene7, { seed, levers, acts: [] })).of({ step: 'shatter' }).map(({ headers, url }) => JSON.stringify([url, headers]))

  it('has other users with another seed, and the same ones with the same', () => {
    expect(usersOf(1)).toEqual(usersOf(1))
    expect(new Set([...usersOf(1), ...usersOf(2)]).size).toBeGreaterThan(usersOf(1).length * 1.9)
  })
  it('has the same users whatever the levers do', () => {
    for (const levers of [{ normalise: 'both' }, { vary: ['Cookie'] }, { secondPop: 'own' }]) expect(usersOf(7, levers)).toEqual(usersOf(7))
  })
  it('has the same users at both POPs', () => {
    const report = new RunReport(readRun(scene7))
    const at = (client: string) => report.of({ step: 'your-turn', client }).map(({ headers, url }) => JSON.stringify([url, headers]))
    expect(at('sydney')).toHaveLength(150)
    expect(at('sydney')).toEqual(at('frankfurt'))
  })
})
