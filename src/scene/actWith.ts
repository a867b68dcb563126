/**
 * An act that is done with one of a few things, which the learner chooses beside its button.
 *
 *     kill: actWith({
 *       label: 'Take down', options: [{ value: 'edge', label: 'the edge' }, { value: 'origin', label: 'the origin' }],
 *       play: ({ fault }, node) => fault(node, { kind: 'down' }),   // node: 'edge' | 'origin'
 *     })
 */
import type { LeverValues } from '../cdn/levers'
import type { LeverOption } from './levers'
import type { ActScript, Process, SceneAct } from './types'

interface Declared<V extends LeverValues, Option extends LeverOption> extends SceneAct<V> {
  readonly options: readonly Option[]
  play(script: ActScript<V>, chosen: Option['value']): Process<void> | void
}

/** Returns the act as it is; what is chosen has the type of its options. */
export function actWith<V extends LeverValues, const Option extends LeverOption>(act: Declared<V, Option>): SceneAct<V> {
  return act
}

/** Whether an act can be done with this: one of its options, or nothing where it has none. */
export function takesChoice({ options }: SceneAct, choice: string | undefined): boolean {
  return options ? options.some(({ value }) => value === choice) : choice === undefined
}
