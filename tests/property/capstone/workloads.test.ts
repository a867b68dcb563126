/**
 * The four workloads: as it begins the design keeps none of their contracts, each has a design that keeps its own and takes nothing that it does not
 * need, and no design keeps all four: with a second provider the static site costs too much, and without one nobody gets videos while the first is out.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClauseId } from '../../../scenes/13-your-cdn/contract'
import type { Values } from '../../../scenes/13-your-cdn/levers'
import { SECOND_AT_LEAST } from '../../../scenes/13-your-cdn/prices'
import { SOLUTIONS } from '../../../scenes/13-your-cdn/solutions'
import { WORKLOADS, type WorkloadId } from '../../../scenes/13-your-cdn/workloads'
import { anyDesign } from '../../support/anyDesign'
import { triedDesign } from '../../support/triedDesign'

const IDS = Object.keys(WORKLOADS) as WorkloadId[]

/** What breaks when one thing of a solution is left as it was. */
const NEEDED: Readonly<Record<WorkloadId, Partial<Record<keyof Values, readonly ClauseId[]>>>> = {
  static: { pops: ['p95'], shield: ['availability', 'p95'], pagesTtl: ['staleness'], filesTtl: ['p95', 'origin'], sieS: ['availability'], query: ['availability', 'p95'] },
  shop: { pops: ['p95'], shield: ['p95', 'origin', 'budget'], filesTtl: ['p95'], mine: ['leaks'], purge: ['staleness'], query: ['p95', 'staleness', 'origin'], limit: ['p95', 'origin', 'budget'] },
  video: { shield: ['budget'], filesTtl: ['origin', 'budget'], second: ['availability', 'p95'], turn: ['availability', 'p95'], roomMb: ['origin', 'budget'] },
  live: { pops: ['p95'], shield: ['p95', 'origin', 'budget'], filesTtl: ['p95', 'origin'], dataTtl: ['staleness'], swrS: ['p95', 'origin'] },
}

describe.each(IDS)('%s', (workload) => {
  it('is not kept by the design that the scene begins with', () => {
    expect(triedDesign({ workload }).broken).not.toEqual([])
  })

  it('is kept by a design', () => {
    expect(triedDesign(SOLUTIONS[workload]).clauses.filter(({ holds }) => !holds)).toEqual([])
  })

  it('needs all of that', () => {
    const needed = NEEDED[workload]
    expect(Object.keys(needed).toSorted()).toEqual(Object.keys(SOLUTIONS[workload]).filter((name) => name !== 'workload').toSorted())
    const found = Object.fromEntries(Object.keys(needed).map((name) => {
      const { [name as keyof Values]: _, ...rest } = SOLUTIONS[workload]
      return [name, triedDesign(rest).broken]
    }))
    expect(found).toEqual(needed)
  })
})

describe('no design', () => {
  it('keeps the contract for video without a second provider that players turn to', () => {
    for (const without of [{ second: false }, { turn: 'dns', dnsTtlS: '30' }] as const) expect(triedDesign({ ...SOLUTIONS.video, ...without }).broken).toContain('availability')
  })

  it('keeps that of the static site with one, whatever its share', () => {
    for (const secondPercent of [0, 40, 100]) expect(triedDesign({ ...SOLUTIONS.static, second: true, turn: 'player', secondPercent }).broken).toContain('budget')
  })

  it('keeps all four: wherever its levers stand, it breaks the budget of the static site, or fails users of video', () => {
    expect(SECOND_AT_LEAST).toBeGreaterThan(WORKLOADS.static.contract.budget)
    fc.assert(fc.property(anyDesign, (design) => {
      const workload = design.second ? 'static' : 'video'
      // Without POPs nobody misses the provider, and everybody asks the origin.
      const clause = design.second ? 'budget' : design.pops > 0 ? 'availability' : 'origin'
      expect(triedDesign({ ...design, workload }).broken).toContain(clause)
    }), { numRuns: 20 })
  })

  it('that keeps the contract for video does so without a second provider, however many POPs the first has', () => {
    for (const pops of [1, 2, 3, 4, 5, 6]) expect(triedDesign({ ...SOLUTIONS.video, second: false, pops }).broken).toContain('availability')
    expect(triedDesign({ ...SOLUTIONS.video, second: false, pops: 0 }).broken).toContain('origin')
  })
})
