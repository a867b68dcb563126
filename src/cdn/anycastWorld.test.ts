/**
 * The world of scene 4 at work: at which place users come out, what it takes them, and by which rule of BGP.
 */
import { describe, expect, it } from 'vitest'
import { type AnycastUser, anycastPlayed, askedOf, routeLogOf } from '../../tests/support/anycast'
import { ANYCAST, POP_CITIES, anycastWorld, networkIn } from './anycastWorld'
import type { Struck } from './net/bgp/decision'
import { CITIES, type CityId, roundTripMs } from './net/places'

const CITY_IDS = Object.keys(CITIES) as CityId[]

/** Where each city's second request comes out, when a copy is there, and its wait (ms). */
function reached(by: AnycastUser['by'], more: Partial<AnycastUser> = {}, cities: readonly CityId[] = CITY_IDS): Record<string, readonly [pop: string, waitMs: number]> {
  const given = { users: cities.map((city): AnycastUser => ({ city, by, asksMs: [0, 2000], ...more })), untilMs: 5000 }
  const asked = askedOf(anycastPlayed(given), given)
  return Object.fromEntries(cities.map((city, user) => {
    const { failed, pop, waitMs } = asked.findLast((one) => one.user === user)!
    expect(failed).toBe(false)
    return [city, [pop, waitMs]]
  }))
}

const nearest = (city: CityId): CityId => POP_CITIES.reduce((best, pop) => (roundTripMs(city, pop) < roundTripMs(city, best) ? pop : best))

/** How a city's own network chose its route to the one address: who lost, at which rule. */
function choiceIn(city: CityId): { taken: string; struck: (readonly [rule: string, paths: readonly string[]])[] } {
  const log = routeLogOf(anycastPlayed({ users: [{ city, by: 'anycast', asksMs: [] }], untilMs: 1 }))
  const { decided } = log.wayAt(networkIn(city), ANYCAST.address).hops[0]!
  const pathOf = (routes: Struck['routes']): string[] => routes.map(({ nextHop, asPath }) => `${nextHop}: ${asPath.join(' ')}`)
  return { taken: pathOf(decided.routes).join(), struck: decided.struck.map(({ rule, routes }) => [rule.name, pathOf(routes)]) }
}

describe('one address for all places', () => {
  it('leads nearly everybody to the nearest place, in its round trip, and two of them not', () => {
    const found = reached('anycast')
    const elsewhere = CITY_IDS.filter((city) => found[city]![0] !== nearest(city))
    expect(Object.fromEntries(elsewhere.map((city) => [city, found[city]]))).toEqual({ lima: ['los-angeles', 98], nairobi: ['frankfurt', 92] })
    for (const city of ['tokyo', 'perth', 'london', 'lima', 'nairobi', 'sydney'] as const) {
      const [pop, waitMs] = found[city]!
      expect(waitMs).toBe(roundTripMs(city, POP_CITIES.find((one) => one === pop)!))
    }
  })

  it('gives every network of its users a number of its own, and refuses more than there are', () => {
    const networks = (count: number) => Array.from({ length: count }, (_, k) => ({ id: `more-${k}`, name: 'More', city: 'paris' as const }))
    const asns = anycastWorld({ users: CITY_IDS, networks: networks(5) }).nodes.filter(({ id }) => id.startsWith('net-')).map(({ asn }) => asn)
    expect(new Set(asns).size).toBe(CITY_IDS.length + 5)
    for (const asn of asns) expect((asn >= 64_503 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551), String(asn)).toBe(true)
    expect(() => anycastWorld({ users: [], networks: networks(6) })).toThrow('anycastWorld is given 6 networks beside those of cities; there are documentation numbers for 5')
  })

  it('is chosen in Lima by a preference, against a shorter path', () => {
    expect(choiceIn('lima')).toEqual({ taken: 'west-coast: 64500 64501 64496', struck: [['highest local preference', ['americas-lima: 64499 64496']]] })
  })

  it('is chosen in Nairobi by the length of a path, against fewer kilometres', () => {
    expect(choiceIn('nairobi')).toEqual({ taken: 'eurasia-frankfurt: 64498 64496', struck: [['shortest AS path', ['india: 64502 64498 64496']]] })
  })

  it('leaves a carrier by its nearest exit', () => {
    const log = routeLogOf(anycastPlayed({ users: [{ city: 'tokyo', by: 'anycast', asksMs: [] }], untilMs: 1 }))
    const { hops, server } = log.wayAt(networkIn('tokyo'), ANYCAST.address)
    expect(hops.map(({ router }) => router)).toEqual(['net-tokyo', 'pacific-tokyo', 'pacific-singapore', 'cdn-singapore'])
    expect(server).toBe('pop-singapore')
    expect(hops[1]!.decided.struck.at(-1)!.rule.name).toBe('nearest exit')
    expect(hops[1]!.decided.struck.at(-1)!.routes.map(({ nextHop }) => nextHop)).toEqual(['pacific-los-angeles', 'pacific-sydney'])
  })

  it('has networks and sessions with documentation numbers, each network its own', () => {
    const { nodes } = anycastWorld({ users: CITY_IDS })
    const numbers = new Map(nodes.map(({ asn, name }) => [asn, name]))
    for (const asn of numbers.keys()) expect((asn >= 64_496 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551)).toBe(true)
    for (const { asn, name } of nodes) expect(numbers.get(asn)).toBe(name)
    expect(nodes.flatMap((spec) => spec.problems!())).toEqual([])
  })
})

describe('an address by place', () => {
  it('is that of the nearest place, where the resolver stands', () => {
    const found = reached('geo')
    for (const city of CITY_IDS) expect([city, found[city]![0]]).toEqual([city, nearest(city)])
    expect(found['lima']).toEqual(['sao-paulo', 51])
    expect(found['nairobi']).toEqual(['mumbai', 67])
  })

  it('is the wrong one for who asks a resolver far away, unless that tells the network of its user', () => {
    const far = { resolver: 'frankfurt' } as const
    expect(reached('geo', far, ['tokyo'])['tokyo']![0]).toBe('frankfurt')
    expect(reached('geo', { ...far, sendsSubnet: true }, ['tokyo'])['tokyo']).toEqual(['singapore', 74])
  })
})
