/**
 * Everything that a test of truth tries on a scene: each lever at each of its ends from the start (of a scene with a great many levers at some of them), a slider also between them
 * and one step beside where it begins, all of them moved, and a few acts of a learner in the middle of things.
 */
import { formatLeverValue } from '../../src/scene/leverWords'
import type { Lever } from '../../src/scene/levers'
import type { Scene } from '../../src/scene/types'
import { type InputCase, inputCases } from '../browser/support/inputCases'
import { leverEnds } from './leverEnds'
import { triedOf } from './sampled'

function between(lever: Lever): number[] {
  if (lever.kind !== 'slider') return []
  const { min, max, step, initial } = lever
  const middle = min + Math.round((max - min) / 2 / step) * step
  return [initial - step, initial + step, middle].filter((value) => value >= min && value <= max)
}

export function leverCases(scene: Scene): readonly InputCase[] {
  const { seed } = scene
  const ends = Object.entries(scene.levers).map(([name, lever]) =>
    [...leverEnds(lever), ...between(lever)].map((value) => ({ name: `${name}=${formatLeverValue(value)}`, inputs: { seed, levers: { [name]: value }, acts: [] } })),
  )
  const together = inputCases(scene).filter(({ name }) => ['all levers moved', 'a few acts'].includes(name))
  return [...new Map([...triedOf(scene, ends), ...together].map((one) => [one.name, one])).values()]
}
