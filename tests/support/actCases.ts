/**
 * What a learner may press while a scene plays: each act with each of its choices as the scene begins, and each act in the middle of each step, with
 * its choices in turn; and each lever that a step shows, moved in the middle of that step. Of a scene with a great many levers some of it.
 */
import { compareValue } from '../../src/scene/compareValue'
import { leversInForce, settings } from '../../src/scene/leversInForce'
import type { Scene } from '../../src/scene/types'
import type { Act } from '../../src/run/run.types'
import type { InputCase } from '../browser/support/inputCases'
import { triedOf } from './sampled'
import { runOf } from './runOf'

export function actCases(scene: Scene): readonly InputCase[] {
  const { seed } = scene
  const middles = runOf(scene).steps.map(({ id, startUs, endUs }) => ({ id, atUs: Math.round((startUs + endUs) / 2) }))
  const caseOf = (name: string, act: Act): InputCase => ({ name, inputs: { seed, levers: {}, acts: [act] } })
  const deed = (name: string, choice: string | undefined, atUs: number): Act => ({ atUs, kind: 'do', name, ...(choice === undefined ? {} : { choice }) })
  const deeds = Object.entries(scene.acts ?? {}).flatMap(([name, { options }]) => {
    const choices = options?.map(({ value }) => value) ?? [undefined]
    const called = (choice: string | undefined): string => [name, choice].filter(Boolean).join(' ')
    return [
      ...choices.map((choice) => caseOf(`${called(choice)} at the beginning`, deed(name, choice, 0))),
      ...middles.map(({ id, atUs }, k) => {
        const choice = choices[k % choices.length]
        return caseOf(`${called(choice)} in ${id}`, deed(name, choice, atUs))
      }),
    ]
  })
  const moves = scene.steps.map(({ set, about }, k) => {
    const inForce = leversInForce(scene, settings(set))
    return Object.entries(scene.levers).filter(([name]) => about?.includes(name) ?? true).map(([name, lever]) => {
      const { id, atUs } = middles[k]!
      return caseOf(`${name} moved in ${id}`, { atUs, kind: 'lever', name, value: compareValue(lever, inForce[name]!) })
    })
  })
  return triedOf(scene, [deeds, ...moves])
}
