/**
 * What a step breaks it repairs, also when a lever is moved between the two: a script that reads the lever once more would repair another node, and
 * the one that it has broken would stay so for the rest of the scene.
 */
import { describe, expect, it } from 'vitest'
import { indexOf } from '../../src/reading/traceIndex'
import type { Reading } from '../../src/reading/reading'
import { compareValue } from '../../src/scene/compareValue'
import { HealthCode, Kind } from '../../src/trace/traceKinds'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** When something happens to a node in a step (µs). */
function turnsUs(run: Reading, step: number): readonly number[] {
  const { startUs, endUs } = run.steps[step]!
  return Array.from(indexOf(run).ofKind(Kind.Fault), (i) => run.trace.timeUs(i)).filter((us) => us > startUs && us < endUs)
}

/** Ids of the nodes that are not well at the end of a step; what levers say of a node is left out. */
function unwell(run: Reading, step: number): readonly string[] {
  const { trace, scene } = run
  const before = [...indexOf(run).ofKind(Kind.Fault)].filter((i) => trace.timeUs(i) < run.steps[step]!.endUs)
  return scene.topology.nodes.filter(({ faults }, node) => typeof faults !== 'function' && before.some((i) => trace.node(i) === node) && trace.a(before.findLast((i) => trace.node(i) === node)!) !== HealthCode.Up).map(({ id }) => id)
}

const cases = SCENES.flatMap(({ folder, scene }) => {
  const run = runOf(scene)
  return run.steps.filter(({ index }) => turnsUs(run, index).length > 1).map(({ id, index }) => ({ folder, scene, id, index }))
})

it('there are steps that break something', () => {
  expect(cases.map(({ folder }) => folder)).toContain('04-one-ip-many-doors')
})

describe.each(cases)('$folder, $id', ({ scene, index }) => {
  const played = runOf(scene)
  const [firstUs, lastUs] = [turnsUs(played, index)[0]!, turnsUs(played, index).at(-1)!]

  it.each(Object.keys(scene.levers))('is as well at its end when %s is moved in between', (name) => {
    const act = { atUs: Math.round((firstUs + lastUs) / 2), kind: 'lever', name, value: compareValue(scene.levers[name]!, played.levers[name]!) } as const
    expect(unwell(runOf(scene, { seed: scene.seed, levers: {}, acts: [act] }), index)).toEqual(unwell(played, index))
  })
})
