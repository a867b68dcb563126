/**
 * What the playhead's place means for the learner: which step has been reached, which played
 * to its end, and whether its challenge is met by the run in view: with levers as they stood from
 * the step's beginning, because an answer that was given under others would count with them.
 */
import { RunReport } from '../reading/report'
import type { Reading } from '../reading/reading'
import { movesLever } from './inputs'
import type { LearnerLog } from './learner'
import { spanOf } from './linkedActs'
import type { PlayerState } from './types'

/** Runs whose challenge was looked at and not met: a run does not change. */
const unmet = new WeakSet<Reading>()

export function noteProgress(log: LearnerLog, { scene, run, step, atStepEnd }: PlayerState): void {
  const { id, challenge } = scene.steps[step]!
  log.note({ kind: 'reached', step: id })
  if (!atStepEnd) return
  log.note({ kind: 'finished', step: id })
  if (scene.steps.every((one) => log.has('finished', one.id))) log.note({ kind: 'completed' })
  if (!challenge || log.has('met', id) || unmet.has(run) || movesLever(run.inputs, ...spanOf(run, step))) return
  if (challenge.met(new RunReport(run))) log.note({ kind: 'met', step: id })
  else unmet.add(run)
}
