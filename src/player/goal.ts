/**
 * What the player is after: a run to show, and one to compare it with. The runs may have to be made first, elsewhere; a
 * newer goal supersedes an older one with everything that it still wants.
 */
import type { LeverValue } from '../cdn/levers'
import { frameAt } from '../frame/frameAt'
import type { Inputs } from '../run/run.types'
import { leverSetting } from '../scene/leverWords'
import type { Scene } from '../scene/types'
import { withLeverThroughout } from './inputs'
import { linkedActs, settledInputs, timedActs } from './linkedActs'
import type { Wants } from './making'
import type { PlayedRun } from './runs.types'
import type { Branch, Comparison } from './types'

/** A run that will be in view. */
export interface Wish {
  readonly inputs: Inputs
  readonly label: string
  /** The branch that it goes into; null for a new one. */
  readonly into: Branch | null
  /** Where the playhead will stand. */
  readonly position: number
  readonly playing: boolean
  /** A step that is played anew, with the levers that were moved in it set from its beginning; the playhead will stand at one of its ends. */
  readonly again?: { readonly step: number; readonly at: 'start' | 'end' }
}

/** What a run is compared with: itself with a lever at another value, or another branch. */
export type Against = { readonly lever: { readonly name: string; readonly value: LeverValue } } | { readonly branch: Branch }

export interface Goal {
  /** null: what is in view stays. */
  readonly wish: Wish | null
  readonly against: Against | null
}

/** What has come of a goal. */
export interface Found {
  readonly played: (PlayedRun & { readonly inputs: Inputs }) | null
  readonly comparison: Comparison | null
}

/** `inView`: inputs of the branch that stays when nothing else is wished for. */
export function* runsFor(scene: Scene, { wish, against }: Goal, inView: Inputs): Wants<Found> {
  const inputs = wish && (yield* inputsOf(scene, wish))
  const played = inputs && { ...(yield inputs), inputs }
  if (!against) return { played, comparison: null }
  const branch = 'branch' in against ? against.branch : yield* branchWith(scene, inputs ?? inView, against.lever)
  const { run, dilation } = yield branch.inputs
  return { played, comparison: { branch, run, dilation, frame: frameAt(run, 0), lever: 'lever' in against ? against.lever : null } }
}

function* inputsOf(scene: Scene, { inputs, again }: Wish): Wants<Inputs> {
  return again === undefined ? inputs : yield* settledInputs(scene, (yield inputs).run, again.step)
}

/**
 * The same run with one lever at another value, all else the same. What was done in it is done at the same time of its step: steps begin
 * sooner or later under the other value, and the two sides are on the clock of the step.
 */
function* branchWith(scene: Scene, inputs: Inputs, { name, value }: { readonly name: string; readonly value: LeverValue }): Wants<Branch> {
  const lever = scene.levers[name]!
  const { acts, ...start } = withLeverThroughout(inputs, name, value)
  const timed = acts.length === 0 ? acts : yield* timedActs(scene, start, linkedActs({ inputs: { ...start, acts }, steps: (yield inputs).run.steps }))
  return { id: 0, inputs: { ...start, acts: timed }, label: leverSetting(lever, value) }
}

export function againstOf(comparison: Comparison | null): Against | null {
  if (!comparison) return null
  return comparison.lever ? { lever: comparison.lever } : { branch: comparison.branch }
}
