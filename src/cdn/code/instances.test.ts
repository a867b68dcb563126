/** Who starts cold and who finds a warm instance, against a naive list; and what each runtime costs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instances, type Use } from './instances'
import { RUNTIMES, type Runtime } from './runtimes'

const FIXED: Runtime = { name: 'container', coldUs: [1000, 1000], idleMs: 10, concurrency: 2 }
/** A request that comes so many µs after the one before, and takes so long once it has begun. */
const visits = fc.array(fc.record({ gapUs: fc.integer({ min: 0, max: 15_000 }), takesUs: fc.integer({ min: 1, max: 20_000 }) }), { minLength: 1, maxLength: 40 })

interface Visit {
  readonly gapUs: number
  readonly takesUs: number
}

/** Plays visits; what each waited, and whether it started cold. */
function played(runtime: Runtime, all: readonly Visit[]): { isCold: boolean; waitUs: number }[] {
  const instances = new Instances(() => 0)
  const open: { use: Use; endUs: number }[] = []
  let nowUs = 0
  return all.map(({ gapUs, takesUs }) => {
    nowUs += gapUs
    for (const done of open.filter(({ endUs }) => endUs <= nowUs).toSorted((a, b) => a.endUs - b.endUs)) {
      done.use.end(done.endUs)
      open.splice(open.indexOf(done), 1)
    }
    const use = instances.take(runtime, nowUs)
    open.push({ use, endUs: nowUs + use.waitUs + takesUs })
    return { isCold: use.isCold, waitUs: use.waitUs }
  })
}

/** The same from nothing but intervals: an instance is the list of times in which it works. */
function naive({ coldUs: [startUs], idleMs, concurrency }: Runtime, all: readonly Visit[]): { isCold: boolean; waitUs: number }[] {
  const made: { bornUs: number; works: [from: number, to: number][] }[] = []
  let nowUs = 0
  return all.map(({ gapUs, takesUs }) => {
    nowUs += gapUs
    const atWork = (works: [number, number][]): number => works.filter(([, to]) => to > nowUs).length
    const lastUs = (works: [number, number][]): number => Math.max(...works.map(([from, to]) => (to <= nowUs ? Math.max(from, to) : from)))
    const warm = made.filter(({ works }) => atWork(works) < concurrency && (atWork(works) > 0 || nowUs - lastUs(works) < idleMs * 1000))
    const best = Math.max(...warm.map(({ works }) => lastUs(works)))
    const found = warm.find(({ works }) => lastUs(works) === best)
    const instance = found ?? { bornUs: nowUs + startUs, works: [] }
    if (!found) made.push(instance)
    const waitUs = Math.max(0, instance.bornUs - nowUs)
    instance.works.push([nowUs, nowUs + waitUs + takesUs])
    return { isCold: !found, waitUs }
  })
}

describe('instances', () => {
  it('start and are used again as a naive list says', () => {
    fc.assert(fc.property(visits, (all) => {
      expect(played(FIXED, all)).toEqual(naive(FIXED, all))
    }), { numRuns: 2000 })
  })

  it('go when they have had nothing to do for their time, and not before', () => {
    const instances = new Instances(() => 0)
    instances.take(FIXED, 0).end(1000)
    expect([instances.count(10_999), instances.count(11_000)]).toEqual([1, 0])
  })

  it.each(Object.values(RUNTIMES))('cost what their sources say: $name', (runtime) => {
    const [from, to] = runtime.coldUs
    const draws = [0, 0.5, 0.999999].map((draw) => new Instances(() => draw).take(runtime, 0).waitUs)
    expect(draws.every((us) => us >= from && us <= to)).toBe(true)
    expect(draws.at(-1)).toBe(to)
  })

  it('of a container are as many as there are requests at once; one isolate has room for all; Wasm starts for each', () => {
    const colds = (runtime: Runtime): number => played(runtime, Array.from({ length: 20 }, () => ({ gapUs: 0, takesUs: 5000 }))).filter(({ isCold }) => isCold).length
    expect([colds(RUNTIMES.container), colds(RUNTIMES.isolate), colds(RUNTIMES.wasm)]).toEqual([20, 1, 20])
  })

  it('are new ones when another runtime takes their place', () => {
    const instances = new Instances(() => 0)
    instances.take(RUNTIMES.isolate, 0).end(10)
    expect(instances.take(RUNTIMES.container, 20).isCold).toBe(true)
    expect(instances.take(RUNTIMES.isolate, 30).isCold).toBe(true)
  })
})
