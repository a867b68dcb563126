/**
 * The decision process held to an evaluator that is written from the text of RFC 4271 §9.1 alone, phrase by phrase, with arrays
 * and indices, and to cases in which each rule decides.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Candidates, RULES, route } from './decision'
import type { Route } from './route'

const chosen = (routes: readonly Route[]): readonly Route[] => route(new Candidates(routes)).routes

const base: Route = { prefix: '192.0.2.0/24', nextHop: 'a', asPath: [64501, 64496], origin: 'igp', learnt: 'ebgp', relation: 'provider', localPref: 100, exitMs: 5, routerId: 5, peerAddress: 5 }

/** §9.1.1 and §9.1.2.2: the routes that nothing tells apart at the end, mostly one. */
function naive(routes: readonly Route[]): Route[] {
  if (routes.length === 0) return []
  // "the highest degree of preference of any route to the same set of destinations"; a usual default of 100.
  let highest = -Infinity
  for (const one of routes) if ((one.localPref ?? 100) > highest) highest = one.localPref ?? 100
  const left: Route[] = []
  for (const one of routes) if ((one.localPref ?? 100) === highest) left.push(one)
  const remove = (doomed: (one: Route) => boolean): void => {
    for (let i = left.length - 1; i >= 0; i--) if (left.length > 1 && doomed(left[i]!)) left.splice(i, 1)
  }
  // a) "not tied for having the smallest number of AS numbers present in their AS_PATH attributes"
  const fewest = left.map((one) => one.asPath.length).sort((a, b) => a - b)[0]!
  remove((one) => one.asPath.length !== fewest)
  // b) "not tied for having the lowest Origin number in their Origin attribute": IGP is 0, EGP 1, INCOMPLETE 2
  const number = { igp: 0, egp: 1, incomplete: 2 }
  const lowestOrigin = Math.min(...left.map((one) => number[one.origin]))
  remove((one) => number[one.origin] > lowestOrigin)
  // c) "for m = all routes still under consideration, for n = all routes still under consideration:
  //     if (neighborAS(m) == neighborAS(n)) and (MED(n) < MED(m)) remove route m"; without a MED: "the lowest possible"
  const neighbor = (one: Route): string => (one.asPath.length === 0 ? 'the local AS' : String(one.asPath[0]))
  const MED = (one: Route): number => (one.med === undefined ? 0 : one.med)
  for (let m = 0; m < left.length; m++) {
    for (let n = 0; n < left.length; n++) {
      if (neighbor(left[m]!) === neighbor(left[n]!) && MED(left[n]!) < MED(left[m]!)) {
        left.splice(m--, 1)
        break
      }
    }
  }
  // d) "If at least one of the candidate routes was received via EBGP, remove from consideration all routes that were received via IBGP."
  if (left.some((one) => one.learnt === 'ebgp')) remove((one) => one.learnt === 'ibgp')
  // e) "less-preferred interior cost"; "if ... no cost can be determined, then this step should be skipped"
  if (left.every((one) => one.exitMs !== undefined)) {
    const costs = left.map((one) => one.exitMs!)
    const cheapest = Math.min(...costs)
    remove((one) => one.exitMs !== cheapest)
  }
  // f) "the lowest BGP Identifier value", g) "the lowest peer address"
  const identifier = Math.min(...left.map((one) => one.routerId))
  remove((one) => one.routerId !== identifier)
  const address = Math.min(...left.map((one) => one.peerAddress))
  remove((one) => one.peerAddress !== address)
  return left
}

/** Few values of each attribute, one of them far more often than the others, so that ties are common at every rule. */
const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> => fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const small = fc.integer({ min: 0, max: 2 })
const path = fc.array(fc.constantFrom(64500, 64501, 64502), { minLength: 2, maxLength: 2 })
const anyRoute: fc.Arbitrary<Route> = fc.record(
  {
    prefix: fc.constant('192.0.2.0/24'), nextHop: fc.constantFrom('a', 'b', 'c'), origin: mostly('igp', 'egp', 'incomplete'),
    asPath: fc.oneof({ weight: 6, arbitrary: path }, { weight: 1, arbitrary: fc.array(fc.constantFrom(64500, 64501), { maxLength: 3 }) }),
    learnt: mostly('ibgp', 'ebgp'), relation: fc.constantFrom('customer', 'peer', 'provider'), localPref: mostly(100, 90, 200),
    med: small, exitMs: mostly(5, 4, 6), routerId: mostly(3, 1, 2), peerAddress: small,
  },
  { requiredKeys: ['prefix', 'nextHop', 'origin', 'asPath', 'learnt', 'relation', 'routerId', 'peerAddress'] },
)

describe("BGP's decision process", () => {
  it('chooses as the text of RFC 4271 does, on 10,000 sets of routes: property', () => {
    // How often each rule had something to strike out: ties and absent fields are there.
    const decided = new Map<string, number>()
    fc.assert(fc.property(fc.array(anyRoute, { maxLength: 8 }), (routes) => {
      const { routes: left, struck } = route(new Candidates(routes))
      expect(left).toEqual(naive(routes))
      expect(RULES.reduce((candidates, rule) => candidates.by(rule), new Candidates(routes))).toEqual(route(new Candidates(routes)))
      expect([...left, ...struck.flatMap((one) => one.routes)]).toHaveLength(routes.length)
      for (const { rule } of struck) decided.set(rule.name, (decided.get(rule.name) ?? 0) + 1)
    }), { numRuns: 10_000 })
    expect([...decided.values()].filter((times) => times > 100)).toHaveLength(8)
  })

  it.each<readonly [rule: string, better: Partial<Route>, worse: Partial<Route>]>([
    ['highest local preference', { localPref: 200, asPath: [1, 2, 3, 4] }, {}],
    ['shortest AS path', { exitMs: 98 }, { asPath: [64502, 64503, 64496] }],
    ['lowest origin code', {}, { origin: 'incomplete', exitMs: 0 }],
    ['lowest MED of each neighbour', { med: 5, exitMs: 9 }, { med: 6 }],
    ['eBGP before iBGP', { exitMs: 98 }, { learnt: 'ibgp', exitMs: 1 }],
    ['nearest exit', { routerId: 9 }, { exitMs: 6 }],
    ['lowest router id', { peerAddress: 9 }, { routerId: 6 }],
    ['lowest peer address', {}, { peerAddress: 6 }],
  ])('%s', (name, better, worse) => {
    const [winner, loser] = [{ ...base, ...better }, { ...base, ...worse }]
    for (const routes of [[winner, loser], [loser, winner]]) {
      const { routes: left, struck } = route(new Candidates(routes))
      expect(left).toEqual([winner])
      expect(struck.map(({ rule, routes: lost }) => [rule.name, lost])).toEqual([[name, [loser]]])
    }
  })

  it('compares no MED of one neighbour with that of another', () => {
    const other: Route = { ...base, asPath: [64502, 64496], med: 0, exitMs: 9 }
    expect(chosen([{ ...base, med: 50 }, other])).toEqual([{ ...base, med: 50 }])
    // A third route may take one of them out before it can win: the order of MED and exit matters (RFC 4451).
    expect(chosen([{ ...base, med: 50, exitMs: 1 }, other, { ...base, med: 10, exitMs: 20 }])).toEqual([other])
  })

  it('passes over the exit where one of the costs is unknown', () => {
    const { exitMs, ...unknown } = { ...base, routerId: 1 }
    expect(exitMs).toBe(5)
    expect(chosen([base, unknown, { ...base, exitMs: 0 }])).toEqual([unknown])
  })

  it('says in a line what is left', () => expect(new Candidates([base, { ...base, nextHop: 'b' }]).summary()).toBe('a | b'))
})
