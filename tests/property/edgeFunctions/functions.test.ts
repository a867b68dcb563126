/** Ten thousand functions by chance: each ends within its budget with a verdict or a clear error, the same the second time, and nothing is changed outside. */
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { isolates, loadIsolates } from '../../../src/cdn/isolate/loadIsolates'
import { stepsOf } from '../../../src/cdn/isolate/cpu'
import { isCodeError } from '../../../src/cdn/isolate/protocol'
import { MOMENT, REQUEST } from './asked'
import { edgeFunction } from './functions'

const FUNCTIONS = 10_000
/** Less than a real one, so that ten thousand endless loops end in our time, too. */
const BUDGET = stepsOf(1)

beforeAll(loadIsolates)

it('ends as it should, whatever it is', () => {
  const seen = new Map<string, number>()
  const outside = Reflect.ownKeys(globalThis).length
  fc.assert(
    fc.property(edgeFunction, (text) => {
      const { result, steps } = isolates().run(text, REQUEST, MOMENT, BUDGET)
      expect(steps).toBeLessThanOrEqual(BUDGET)
      if (isCodeError(result)) {
        expect(result.message).not.toBe('')
        if (result.line !== null) expect([result.line >= 1, result.line <= text.split('\n').length]).toEqual([true, true])
      }
      expect(isolates().run(text, REQUEST, MOMENT, BUDGET)).toEqual({ result, steps })
      seen.set(result.kind, (seen.get(result.kind) ?? 0) + 1)
    }),
    { numRuns: FUNCTIONS },
  )
  expect(Reflect.ownKeys(globalThis).length).toBe(outside)
  // A grammar of which nearly everything fails in the same way would show little.
  expect([...seen].filter(([, count]) => count > FUNCTIONS / 500).map(([kind]) => kind)).toEqual(expect.arrayContaining(['answer', 'budget', 'exception', 'pass', 'redirect', 'refused', 'rewrite', 'syntax']))
})
