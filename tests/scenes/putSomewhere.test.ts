/** Wherever a picture offers to put somebody, and whenever in its step she is put there: she asks from there before the step is over. */
import { describe, expect, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import { viewOf } from '../../src/scene/viewOf'
import { readRun } from '../support/readRun'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

const SPOT = '-23.1,118.5'

const cases = SCENES.flatMap(({ folder, scene }) => scene.steps.flatMap(({ id }, step) => {
  const view = viewOf(scene, step)
  if (view.kind !== 'doors' || view.spot === undefined) return []
  const put = view.users.filter((user) => scene.topology.nodes.some((node) => node.id === user && node.city === undefined))
  return [{ folder, scene, id, step, lever: view.spot, put }]
}))

it('is offered by some step', () => expect(cases.length).toBeGreaterThan(0))

describe.each(cases)('$folder, step $id', ({ scene, id, step, lever, put }) => {
  const { startUs } = runOf(scene).steps[step]!
  const asks = runOf(scene).requests
  const lastUs = Math.max(...Array.from({ length: asks.length }, (_, k) => asks.atUs(k)).filter((atUs) => atUs < runOf(scene).steps[step]!.endUs))

  it.each([0, 0.5, 1])('at %d of the way to its last request', (share) => {
    const atUs = Math.round(startUs + (lastUs - startUs) * share)
    const report = new RunReport(readRun(scene, { seed: scene.seed, levers: {}, acts: [{ atUs, kind: 'lever', name: lever, value: SPOT }] }))
    expect(put.length).toBeGreaterThan(0)
    for (const client of put) expect(report.of({ step: id, client }).some(({ waitMs }) => waitMs !== null), client).toBe(true)
  })
})
