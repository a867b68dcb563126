import { describe, expect, it } from 'vitest'
import { sameValue } from '../../src/cdn/sameValue'
import { RunReport } from '../../src/reading/report'
import { defaultInputs, hashOf, run } from '../../src/run/run'
import { leverEnds } from '../support/leverEnds'
import { runOf } from '../support/runOf'
import { triedOf } from '../support/sampled'
import { SCENES } from './scenes'

/** Levers whose point is that something stays as it is, or that a step moves by itself, by scene: their claims hold without them, too. */
const CHANGE_NOTHING: Readonly<Record<string, readonly string[]>> = {
  '01-the-long-way-round': ['lens'],
  '02-an-edge-near-the-user': ['requests'],
  '07-same-url-different-answer': ['sortQuery'],
  '13-your-cdn': ['eviction', 'soft', 'limit', 'faultInS'],
}

describe.each(SCENES)('$folder', ({ folder, scene }) => {
  const base = new RunReport(runOf(scene))

  describe.each(scene.steps.map((step) => ({ id: step.id, step })))('step $id', ({ step }) => {
    it.each(step.claims.map((claim) => [claim.text, claim] as const))('%s', (_, claim) => {
      expect(claim.holds(base)).toBe(true)
    })
  })

  const levers = Object.entries(scene.levers).map(([name, lever]) => ({ name, lever }))
  describe.each(levers)('lever $name', ({ name, lever }) => {
    it.each((lever.claims ?? []).map((claim) => [claim.text, claim] as const))('%s', (_, claim) => {
      expect(claim.holds(new RunReport(runOf(scene, { ...defaultInputs(scene), levers: { [name]: claim.value } })), base)).toBe(true)
    })
    it('has a claim that does not hold where it was not moved', () => {
      const others = (lever.claims ?? []).filter(({ value }) => !sameValue(value, lever.initial))
      const moves = others.some((claim) => !claim.holds(base, base)) || others.length === 0
      expect(moves).toBe(!(CHANGE_NOTHING[folder] ?? []).includes(name))
    })
    it('has a claim for what it changes', () => expect(lever.claims?.length ?? 0).toBeGreaterThan(0))
    const ends = triedOf(scene, [leverEnds(lever)], 1)
    it.each(ends.map((value) => [JSON.stringify(value), value] as const))('runs at %s', (_, value) => {
      const inputs = { ...defaultInputs(scene), levers: { [name]: value } }
      const first = runOf(scene, inputs)
      expect(first.steps.length).toBe(scene.steps.length)
      expect(hashOf(run(scene, inputs))).toBe(hashOf(first))
    })
  })
})
