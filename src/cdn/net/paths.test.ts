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

  it('are the link that joins both ends, or as short as the best of all walks over what may be used, tried one by one: property', () => {
    const size = 6
    const links = fc.uniqueArray(
      fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), rttMs: fc.integer({ min: 1, max: 30 }) }).filter(({ from, to }) => from < to),
      { selector: ({ from, to }) => `${from} ${to}`, maxLength: 12 },
    )
    fc.assert(
      fc.property(links, fc.uniqueArray(fc.nat(11)), fc.uniqueArray(fc.nat(size - 1)), (list, closed, down) => {
        const made = list.map(({ from, to, rttMs }, i) => linkOf(i, from, to, rttMs))
        const usable = { link: ({ index }: Link) => !closed.includes(index), router: (one: number) => !down.includes(one) }
        const open = made.filter(usable.link)
        const nodes = Array.from({ length: size }, (_, i) => node(i))
        const best = (allowed: readonly Link[], blocked: readonly number[], at = 0, left: readonly number[] = [1, 2, 3, 4, 5]): number => {
          if (at === size - 1) return 0
          if (at !== 0 && blocked.includes(at)) return Infinity
          const ways = allowed.filter((link) => (link.from === at || link.to === at) && left.includes(link.other(at)))
          return Math.min(Infinity, ...ways.map((link) => link.rttUs + best(allowed, blocked, link.other(at), left.filter((one) => one !== link.other(at)))))
        }
        const direct = open.find((link) => link.from === 0 && link.to === size - 1)
        const shortestUs = direct?.rttUs ?? best(open, down)
        const paths = new Paths(nodes, made, usable)
        if (shortestUs === Infinity) {
          // Links there are, but they are closed; or there are none.
          const find = () => paths.between(nodes[0]!, nodes[size - 1]!)
          if (best(made, []) < Infinity) expect(find()).toBeNull()
          else expect(find).toThrow('no path of links')
          return
        }
        const path = paths.between(nodes[0]!, nodes[size - 1]!)!
        expect(path.reduce((sum, { rttUs }) => sum + rttUs, 0)).toBe(shortestUs)
        expect(path.reduce((at, link) => link.other(at), 0)).toBe(size - 1)
      }),
    )
  })
})
