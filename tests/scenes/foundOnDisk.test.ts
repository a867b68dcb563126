/** What scene 8 tells of the death of a server is what the panel under its picture shows. */
import { expect, it } from 'vitest'
import { afterDeath, beforeDeath } from '../../scenes/08-a-pop-is-a-cluster/hitShares'
import { scene } from '../../scenes/08-a-pop-is-a-cluster/scene'
import { foundAt } from '../../src/frame/foundFrame'
import { frameAt } from '../../src/frame/frameAt'
import { instantOf } from '../../src/frame/instant'
import { RunReport } from '../../src/reading/report'
import { runOf } from '../support/runOf'

const run = runOf(scene)

it.each(['modulo', 'one-heir', 'shared'])('in the step %s', (id) => {
  const report = new RunReport(run)
  const { endUs } = run.steps[scene.steps.findIndex((step) => step.id === id)]!
  const parts = foundAt(instantOf(run, frameAt(run, endUs - 1)))!.at(-1)!.parts
  expect(parts.map(({ hits, asked }) => hits / asked)).toEqual([beforeDeath(report, id), afterDeath(report, id)])
})
