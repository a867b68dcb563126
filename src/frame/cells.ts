/**
 * Runs of the same inputs with other levers, as the cells of a table: what each is made from, and what it shows at the end of a step.
 */
import { sameValue } from '../cdn/sameValue'
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import type { Inputs } from '../run/run.types'
import { leversInForce } from '../scene/leversInForce'
import type { Scene } from '../scene/types'
import { tiersSoFar } from './tiersSoFar'

/** The inputs with some levers at these values from the start to the end, the traffic and all else the same. */
export function cellInputs(inputs: Inputs, levers: LeverValues): Inputs {
  return { ...inputs, levers: { ...inputs.levers, ...levers }, acts: inputs.acts.filter((act) => act.kind !== 'lever' || !(act.name in levers)) }
}

/** Whether a run in which these levers are in force is the one of a cell: a lever that does not act there tells no cells apart. */
export function isCell(scene: Pick<Scene, 'levers' | 'conditions'>, inForce: LeverValues, levers: LeverValues): boolean {
  const there = leversInForce(scene, inForce, levers)
  return Object.keys(levers).every((name) => sameValue(inForce[name], name in scene.levers ? there[name] : levers[name]))
}

/** Requests of a step that the origin was asked for, in the whole step. */
export function fetchesOfStep(run: Reading, step: number): number {
  const index = indexOf(run)
  const [since, count] = index.recordsOfStep(step)
  return tiersSoFar({ run, index, since, count }).atOrigin
}
