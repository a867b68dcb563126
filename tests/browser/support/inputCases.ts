/**
 * Inputs of a scene that are worth running: as it is, each lever at each of its ends, another
 * seed, and a few acts of a learner in the middle of things.
 */
import { NODE_KINDS } from '../../../src/cdn/nodeKinds'
import type { LeverValue } from '../../../src/cdn/levers'
import { formatLeverValue } from '../../../src/scene/leverWords'
import { defaultInputs, run } from '../../../src/run/run'
import type { Act, Inputs } from '../../../src/run/run.types'
import type { Lever } from '../../../src/scene/levers'
import type { Scene } from '../../../src/scene/types'
import { triedOf } from '../../support/sampled'

export interface InputCase {
  readonly name: string
  readonly inputs: Inputs
}

export function inputCases(scene: Scene): readonly InputCase[] {
  const base = defaultInputs(scene)
  const levers = Object.entries(scene.levers)
  const moved = triedOf(scene, levers.map(([name, lever]) =>
    endsOf(lever).map((value) => ({ name: `${name}=${formatLeverValue(value)}`, inputs: { ...base, levers: { [name]: value } } })),
  ))
  const everything = Object.fromEntries(levers.map(([name, lever]) => [name, endsOf(lever).at(-1)!]))
  return [
    { name: 'as it is', inputs: base },
    ...moved,
    { name: 'all levers moved', inputs: { ...base, levers: everything } },
    { name: 'another seed', inputs: { ...base, seed: base.seed + 1 } },
    { name: 'a few acts', inputs: { ...base, acts: actsIn(scene) } },
  ]
}

/** The values between which all others lie. */
export function endsOf(lever: Lever): readonly LeverValue[] {
  if (lever.kind === 'toggle') return [false, true]
  if (lever.kind === 'slider') return [lever.min, lever.max]
  if (lever.kind === 'header') return [lever.against, lever.initial, 'no-store', 'max-age=one; nothing']
  if (lever.kind === 'place') return ['', lever.against, '-27.1,-109.4']
  if (lever.kind === 'code') return [...lever.options.map(({ value }) => value), 'function onRequest() { for (;;); }', 'function onRequest() { return fetch("/") }', 'const onRequest = (request, edge) => (edge.random() < 0.5 ? pass() : onRequest(request, edge))']
  const values = lever.options.map(({ value }) => value)
  if (lever.kind === 'order') return [[], values, lever.initial.toReversed()]
  return lever.kind === 'choice' ? values : [...values.map((value) => [value]), values]
}

/** In every step something: requests of the users in turn, and each lever once. */
function actsIn(scene: Scene): readonly Act[] {
  const { steps } = run(scene)
  const clients = scene.topology.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map(({ id }) => id)
  const levers = Object.entries(scene.levers)
  return steps.flatMap(({ startUs, endUs }, index): Act[] => {
    const send: Act = { atUs: Math.round(startUs + (endUs - startUs) / 3), kind: 'send', client: clients[index % clients.length]! }
    const lever = levers[index]
    if (!lever) return [send]
    return [send, { atUs: Math.round(startUs + (endUs - startUs) / 2), kind: 'lever', name: lever[0], value: endsOf(lever[1])[0]! }]
  })
}
