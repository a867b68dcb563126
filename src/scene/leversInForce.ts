/**
 * Values of levers as they act: what scripts, topologies and claims get. The one place that knows of conditions; what a learner
 * has set stays in the inputs of the run, and so in links, whether it acts or not.
 */
import type { LeverValues } from '../cdn/levers'
import type { LeverCondition } from './levers'
import type { Scene } from './types'

type Declared = Pick<Scene, 'levers' | 'conditions'>

/** Initial values, then these settings, a later one before an earlier one; a lever whose condition is not met is at its initial value. */
export function leversInForce({ levers, conditions = {} }: Declared, ...settings: readonly LeverValues[]): LeverValues {
  const initial: LeverValues = Object.fromEntries(Object.entries(levers).map(([name, lever]) => [name, lever.initial]))
  let values = settings.reduce((sum, some) => ({ ...sum, ...some }), initial)
  for (const [name, { initial: rest }] of Object.entries(levers)) {
    if (conditions[name]?.when(values) === false) values = { ...values, [name]: rest }
  }
  return values
}

/** The condition that keeps a lever from acting under these values in force; undefined when it acts. */
export function unmetCondition({ conditions = {} }: Pick<Scene, 'conditions'>, name: string, inForce: LeverValues): LeverCondition | undefined {
  const condition = conditions[name]
  return condition?.when(inForce) === false ? condition : undefined
}

/** What a step or a script sets, as values by name. */
export function settings(changes: Partial<LeverValues> = {}): LeverValues {
  return Object.fromEntries(Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
