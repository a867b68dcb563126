/**
 * Acts of a run as a link carries them, and back: an act is told by its step and the time since
 * that began. Where a step begins depends on the acts before it, so reading a link plays the
 * run once for each step that has acts, with the acts of the steps before.
 */
import { countAt } from '../trace/position'
import { traceHash } from '../trace/traceHash'
import type { Act, Inputs } from '../run/run.types'
import type { Reading } from '../reading/reading'
import type { Scene } from '../scene/types'
import { movesLever, settled } from './inputs'
import type { Wants } from './making'
import type { LinkedAct } from './types'

/** The acts of a run by their steps. */
export function linkedActs({ inputs, steps }: Pick<Reading, 'inputs' | 'steps'>): readonly LinkedAct[] {
  return inputs.acts.map(({ atUs, ...deed }) => {
    const { id, startUs } = steps.findLast((step) => step.startUs <= atUs) ?? steps[0]!
    return { ...deed, step: id, sinceUs: atUs - startUs }
  })
}

/** The acts of a link at their times in the run that they make together with the other inputs. */
export function* timedActs(scene: Scene, inputs: Omit<Inputs, 'acts'>, linked: readonly LinkedAct[]): Wants<readonly Act[]> {
  const ofStep = ({ step }: LinkedAct): number => (step === undefined ? -1 : scene.steps.findIndex(({ id }) => id === step))
  const acts: Act[] = []
  let known = 0
  let startUs = 0
  for (const act of linked.toSorted((a, b) => ofStep(a) - ofStep(b))) {
    const step = Math.max(0, ofStep(act))
    if (step > known) startUs = (yield { ...inputs, acts: inOrder(acts) }).run.steps[step]?.startUs ?? startUs
    known = step
    const { step: _, sinceUs, ...deed } = act
    acts.push({ ...deed, atUs: startUs + sinceUs })
  }
  return inOrder(acts)
}

/**
 * The inputs with which a step is played once more: what was set in it is set from its beginning, what else was done in it stays
 * at its time, and so does what was done in later steps, wherever these begin now.
 */
export function* settledInputs(scene: Scene, { inputs, steps }: Pick<Reading, 'inputs' | 'steps'>, step: number): Wants<Inputs> {
  const [fromUs, toUs] = spanOf({ scene, steps }, step)
  if (!movesLever(inputs, fromUs, toUs)) return inputs
  const { acts, ...start } = settled(inputs, fromUs, toUs)
  if (acts.every(({ atUs }) => atUs < toUs)) return { ...start, acts }
  return { ...start, acts: yield* timedActs(scene, start, linkedActs({ inputs: { ...start, acts }, steps })) }
}

/**
 * From the µs at which a lever is set that is set at a step's beginning to that of the next one; what is done after the last one's end belongs to
 * it. What is set at 0 is set throughout; where a later step begins afresh, a learner sets nothing so.
 */
export function spanOf({ scene, steps }: { readonly scene: Scene; readonly steps: Reading['steps'] }, step: number): readonly [fromUs: number, toUs: number] {
  const firstUs = scene.steps.some(({ afresh }) => afresh) ? 1 : 0
  return [Math.max(firstUs, steps[step]!.startUs), steps[step + 1]?.startUs ?? Infinity]
}

/** When the last step up to a time has begun that began afresh (µs); 0: none has. */
export function afreshUs({ scene, steps }: Pick<Reading, 'scene' | 'steps'>, timeUs: number): number {
  return steps.findLast(({ index, startUs }) => startUs <= timeUs && scene.steps[index]!.afresh)?.startUs ?? 0
}

const inOrder = (acts: readonly Act[]): Act[] => acts.toSorted((a, b) => a.atUs - b.atUs)

/** A short name for what is to be seen of a run up to a position: equal for equal pasts. */
export function seenHash({ trace }: Reading, position: number): string {
  return traceHash(trace, countAt(trace, position)).slice(0, 8)
}
