import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Link } from './link'
import type { CityId } from './places'
import { Paths } from './paths'

const node = (index: number): { index: number; spec: { id: string; city?: CityId } } => ({ index, spec: { id: `n${index}` } })
const linkOf = (index: number, from: number, to: number, rttMs: number): Link =>
  new Link(index, { from: `n${from}`, to: `n${to}`, rttMs }, node(from), node(to))

describe('Paths', () => {
  it('names both ends where no links lead from one to the other', () => {
    const paths = new Paths([node(0), node(1), node(2)], [linkOf(0, 0, 1, 10)])
    expect(() => paths.between(node(0), node(2))).toThrow('no path of links leads from n0 to n2; add a link to the topology')
  })

  it('are as short as the best of all walks, tried one by one: property', () => {
    const size = 6
    const links = fc.uniqueArray(
      fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), rttMs: fc.integer({ min: 1, max: 30 }) }).filter(({ from, to }) => from < to),
      { selector: ({ from, to }) => `${from} ${to}`, maxLength: 12 },
    )
    fc.assert(
      fc.property(links, (list) => {
        const made = list.map(({ from, to, rttMs }, i) => linkOf(i, from, to, rttMs))
        const nodes = Array.from({ length: size }, (_, i) => node(i))
        const best = (at: number, left: ReadonlySet<number>): number =>
          at === size - 1 ? 0 : Math.min(Infinity, ...made.filter((link) => link.from === at || link.to === at)
            .filter((link) => left.has(link.other(at)))
            .map((link) => link.rttUs + best(link.other(at), new Set([...left].filter((one) => one !== link.other(at))))))
        const shortestUs = best(0, new Set([1, 2, 3, 4, 5]))
        const paths = new Paths(nodes, made)
        if (shortestUs === Infinity) {
          expect(() => paths.between(nodes[0]!, nodes[size - 1]!)).toThrow('no path of links')
          return
        }
        const path = paths.between(nodes[0]!, nodes[size - 1]!)
        expect(path.reduce((sum, { rttUs }) => sum + rttUs, 0)).toBe(shortestUs)
        expect(path.reduce((at, link) => link.other(at), 0)).toBe(size - 1)
      }),
    )
  })
})
