/**
 * The scene as it plays by itself, without anything that the learner has done: what fixed
 * sentences are judged by (the quiz and its reason, a prediction and its reason, the takeaway).
 * The run in view is not asked, because its levers may make those sentences false.
 */
import { readingOf } from '../reading/reading'
import { RunReport } from '../reading/report'
import { defaultInputs, run } from '../run/run'
import { type Say, sayFor } from '../scene/say'
import type { Scene } from '../scene/types'

/** A run to read from, and the words for its numbers in one step. */
export interface Telling {
  readonly report: RunReport
  readonly say: Say
}

const reports = new WeakMap<Scene, RunReport>()

/** Reads the scene's default run, which is made when it is first asked for. */
export function unchanged(scene: Scene, step: number): Telling {
  let report = reports.get(scene)
  if (!report) reports.set(scene, (report = new RunReport(readingOf(scene, run(scene, defaultInputs(scene))))))
  return { report, say: sayFor(report, step) }
}
