import { expect, it } from 'vitest'
import { runOnKernel } from '../../bench/engine/kernelModel.ts'
import { runTypedLoop } from '../../bench/engine/typedLoop.ts'
import { SMALL, createModel } from '../../bench/engine/workload.ts'

/** The bench compares two programs; it only means something while they do the same. */
it('counts the same on the engine as in a hand-written loop, for the first 20,000 requests', () => {
  const { counts, trace } = runOnKernel(createModel(SMALL))
  expect(counts).toEqual(runTypedLoop(createModel(SMALL)))
  expect(counts.hits + counts.origin).toBe(SMALL.requests)
  expect(counts.events).toBe(2 * SMALL.requests + counts.origin)
  expect(trace.length).toBe(counts.events)
})
