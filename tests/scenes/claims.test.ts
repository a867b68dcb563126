import { describe, expect, it } from 'vitest'
import type { LeverValue } from '../../src/cdn/topology'
import { RunReport } from '../../src/reading/report'
import { defaultInputs, hashOf, run } from '../../src/run/run'
import { runOf } from '../support/runOf'
import type { Lever } from '../../src/scene/types'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
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
    it('has a claim for what it changes', () => expect(lever.claims?.length ?? 0).toBeGreaterThan(0))
    it.each(extremes(lever).map((value) => [JSON.stringify(value), value] as const))('runs at %s', (_, value) => {
      const inputs = { ...defaultInputs(scene), levers: { [name]: value } }
      const first = runOf(scene, inputs)
      expect(first.steps.length).toBe(scene.steps.length)
      expect(hashOf(run(scene, inputs))).toBe(hashOf(first))
    })
  })
})

/** The ends and the default of a lever. */
function extremes(lever: Lever): LeverValue[] {
  switch (lever.kind) {
    case 'toggle':
      return [false, true]
    case 'slider':
      return [lever.min, lever.initial, lever.max]
    case 'choice':
      return lever.options.map(({ value }) => value)
    case 'set':
      return [lever.options.map(({ value }) => value), ...lever.options.map(({ value }) => [value])]
    case 'header':
      return ['', lever.initial, lever.against, ...lever.chips, ...lever.seconds.map(({ directive, max }) => `${directive}=${max}`), 'max-age=one; nothing']
  }
}
