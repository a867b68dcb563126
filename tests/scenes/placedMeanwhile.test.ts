/**
 * Who moves servers or keys of scene 8 while a step about a death goes on has another course from there: the step says so, and nothing of a
 * ring or a modulo that is no more.
 */
import { expect, it } from 'vitest'
import { scene } from '../../scenes/08-a-pop-is-a-cluster/scene'
import type { LeverValue } from '../../src/cdn/levers'
import { RunReport } from '../../src/reading/report'
import { sayFor } from '../../src/scene/say'
import { toldOf } from '../../src/scene/told'
import { readRun } from '../support/readRun'
import { runOf } from '../support/runOf'

const MOVES: readonly (readonly [lever: string, value: LeverValue])[] = [['placement', 'modulo'], ['placement', 'ring'], ['placement', 'random'], ['points', 40], ['servers', 6], ['bound', '2']]
const base = runOf(scene)

it.each(['modulo', 'one-heir', 'shared'])('in step %s', (id) => {
  const index = scene.steps.findIndex((step) => step.id === id)
  const { startUs, endUs } = base.steps[index]!
  const { levers } = new RunReport(base)
  for (const [name, value] of MOVES) {
    const report = new RunReport(readRun(scene, { seed: scene.seed, levers: {}, acts: [{ atUs: Math.round((startUs + endUs) / 2), kind: 'lever', name, value }] }))
    const moves = report.records('lever').some(({ atMs, texts }) => texts[0] === name && atMs * 1000 > startUs && atMs * 1000 < endUs)
    if (!moves) continue
    const { holds, line } = toldOf(scene.steps[index]!, report, sayFor(report, index))
    expect([holds, line.includes('Your levers')], `${name}: ${JSON.stringify(value)} beside ${JSON.stringify(levers[name])}`).toEqual([false, true])
  }
})
