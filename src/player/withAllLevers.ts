/**
 * All levers of a scene at once: what a file that a learner brings says of them. It is one act, done at the beginning of the step on view, and so
 * one run to go back from.
 */
import type { LeverValues } from '../cdn/levers'
import type { Act, Inputs } from '../run/run.types'
import { spanOf } from './linkedActs'
import type { PlayerState } from './types'

/**
 * The inputs in which the levers stand as given from the beginning of the step on, and all others at their initial values. What was done in that
 * step and later is gone.
 */
export function withAllLevers({ scene, run, branch, computing, step }: Pick<PlayerState, 'scene' | 'run' | 'branch' | 'computing' | 'step'>, given: LeverValues): Inputs {
  const inputs = computing?.inputs ?? branch.inputs
  const [atUs] = spanOf({ scene, steps: run.steps }, step)
  const before = inputs.acts.filter((act) => act.atUs < atUs)
  // Only what somebody has moved stands elsewhere: the learner until then, or the step.
  const moved = [...Object.keys({ ...scene.steps[step]!.set, ...inputs.levers }), ...before.flatMap((act) => (act.kind === 'lever' ? act.name : []))]
  const set: LeverValues = { ...Object.fromEntries(moved.map((name) => [name, scene.levers[name]!.initial])), ...given }
  if (atUs === 0) return { ...inputs, levers: { ...inputs.levers, ...set }, acts: before }
  return { ...inputs, acts: [...before, ...Object.entries(set).map(([name, value]): Act => ({ atUs, kind: 'lever', name, value }))] }
}
