/**
 * Each two levers of a scene moved together, each to each of its ends, all others as they begin: what one makes or hides only beside another shows
 * here. Of a scene with a great many pairs it is some of them.
 */
import type { LeverValues } from '../../src/cdn/levers'
import { leversInForce } from '../../src/scene/leversInForce'
import { formatLeverValue } from '../../src/scene/leverWords'
import type { Scene } from '../../src/scene/types'
import { type InputCase, endsOf } from '../browser/support/inputCases'
import { triedOf } from './sampled'

export function leverPairs(scene: Scene): readonly InputCase[] {
  const moved = Object.entries(scene.levers).map(([name, lever]) =>
    endsOf(lever).filter((value) => JSON.stringify(value) !== JSON.stringify(lever.initial)).map((value) => ({ name, value })),
  )
  const pairs = moved
    .flatMap((ones, index) => moved.slice(index + 1).flatMap((others) => ones.flatMap((one) => others.map((other) => [one, other]))))
    .map((pair) => ({
      name: pair.map(({ name, value }) => `${name}=${formatLeverValue(value)}`).join(', '),
      inputs: { seed: scene.seed, levers: Object.fromEntries(pair.map(({ name, value }) => [name, value])), acts: [] },
    }))
    .filter(({ inputs }) => areInForce(scene, inputs.levers))
  return triedOf(scene, [pairs])
}

/** A lever whose condition is not met acts as it begins: such a pair is one lever alone. */
function areInForce(scene: Scene, levers: LeverValues): boolean {
  const inForce = leversInForce(scene, levers)
  return Object.entries(levers).every(([name, value]) => JSON.stringify(inForce[name]) === JSON.stringify(value))
}
