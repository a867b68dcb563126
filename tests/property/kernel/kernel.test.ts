/**
 * The kernel does what the naive interpreter does, on random programs, and loses nothing.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runOnKernel } from './onKernel'
import { CAPACITIES, programs } from './programs'
import { runByHand } from './runByHand'

it('logs what a naive interpreter logs: who, when and what, and how the run ends', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const { resources: _, ...outcome } = runOnKernel(program)
      expect(outcome).toEqual(runByHand(program))
    }),
    { numRuns: 3000 },
  )
})

it('never holds a unit twice nor loses one, and leaves nobody waiting for one that is free', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const { resources, error } = runOnKernel(program)
      for (const [i, { most, held, free, waiting }] of resources.entries()) {
        expect(most).toBeLessThanOrEqual(CAPACITIES[i]!)
        // A run that ended with an error stopped in the middle of an instant.
        if (error === '') {
          expect(held + free).toBe(CAPACITIES[i])
          if (waiting > 0) expect(free).toBe(0)
        }
      }
    }),
    { numRuns: 3000 },
  )
})
