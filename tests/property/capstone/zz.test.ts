import { expect, it } from 'vitest'
import { scene } from '../../../scenes/13-your-cdn/scene'
import { run } from '../../../src/run/run'
import { leverCases } from '../../support/leverCases'
import { leverPairs } from '../../support/leverPairs'
it('x', () => {
  const cases = leverCases(scene)
  console.log('zz', cases.length, leverPairs(scene).length)
  const t0 = performance.now()
  for (const { name, inputs } of cases) { try { const t = performance.now(); const r = run(scene, inputs); const ms = performance.now() - t; if (ms > 3000) console.log('zz slow', name, Math.round(ms), r.trace.length) } catch (e) { console.log('zz', name, String(e)) } }
  console.log('zz', Math.round(performance.now() - t0))
  expect(1).toBe(1)
})
