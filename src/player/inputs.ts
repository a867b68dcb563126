/**
 * What a learner's act makes of a run's inputs. The past stays as it is: an act at a time
 * leaves everything before it alone and drops the acts that would have come after it.
 */
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { Act, Inputs } from '../run/run.types'

/** The inputs with an act at its time. An act at 0 is a lever set before the start. */
export function withAct(inputs: Inputs, act: Act): Inputs {
  const acts = inputs.acts.filter((one) => one.atUs <= act.atUs && !sameLever(one, act))
  if (act.kind === 'lever' && act.atUs === 0) {
    return { ...inputs, levers: { ...inputs.levers, [act.name]: act.value }, acts }
  }
  return { ...inputs, acts: [...acts, act] }
}

/**
 * The inputs with each lever that was moved between two times set at the first of them already, to what it was last set to. The
 * other acts stay where they are.
 */
export function settled(inputs: Inputs, fromUs: number, toUs: number): Inputs {
  const isMoved = (act: Act): boolean => act.kind === 'lever' && act.atUs > fromUs && act.atUs < toUs
  const stay = { ...inputs, acts: inputs.acts.filter((act) => !isMoved(act)) }
  return inputs.acts.filter(isMoved).reduce<Inputs>((sum, act) => withActAmong(sum, { ...act, atUs: fromUs }), stay)
}

/** The inputs with an act at its time; later ones stay. */
function withActAmong(inputs: Inputs, act: Act): Inputs {
  const later = inputs.acts.filter(({ atUs }) => atUs > act.atUs)
  const made = withAct(inputs, act)
  return { ...made, acts: [...made.acts, ...later] }
}

/** Whether a lever is moved between two times. */
export function movesLever({ acts }: Inputs, fromUs: number, toUs: number): boolean {
  return acts.some(({ kind, atUs }) => kind === 'lever' && atUs > fromUs && atUs < toUs)
}

/** Both move the same lever at the same time. */
export function sameLever(a: Act, b: Act): boolean {
  return a.kind === 'lever' && b.kind === 'lever' && a.atUs === b.atUs && a.name === b.name
}

/** The inputs with a lever at a value from the start to the end, the traffic and all else the same. */
export function withLeverThroughout(inputs: Inputs, name: string, value: LeverValue): Inputs {
  return {
    ...inputs,
    levers: { ...inputs.levers, [name]: value },
    acts: inputs.acts.filter((act) => act.kind !== 'lever' || act.name !== name),
  }
}

/** The inputs without anything that the learner has done. */
export function undone({ seed }: Inputs): Inputs {
  return { seed, levers: {}, acts: [] }
}

/** Levers that the learner has set up to a time, before the start or by an act since the last step that began afresh (0: there was none). */
export function pinnedAt(inputs: Inputs, timeUs: number, sinceUs: number): LeverValues {
  const moved = inputs.acts.flatMap((act) => (act.kind === 'lever' && act.atUs >= sinceUs && act.atUs <= timeUs ? [[act.name, act.value] as const] : []))
  return { ...inputs.levers, ...Object.fromEntries(moved) }
}
