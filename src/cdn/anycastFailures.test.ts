/**
 * A place of the CDN dies, is drained and comes back: whose requests fail, and for how long, with one address for all places and with names
 * that are answered by place.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnycastGiven, type AnycastUser, type Asked, anycastPlayed, askedOf, recordsOf, routeLogOf } from '../../tests/support/anycast'
import { Streams } from '../engine/streams'
import { Kind } from '../trace/traceKinds'
import { ANYCAST, POP_CITIES, networkIn, popIn } from './anycastWorld'
import type { Way, WayChange } from './net/bgp/routeLog'
import { CITIES, type CityId } from './net/places'
import type { World } from './world'

const CITY_IDS = Object.keys(CITIES) as CityId[]
const S = 1000
/** A check as often as HAProxy's by default. */
const CHECK = { intervalMs: 2 * S, threshold: 3 }
/** Longer than any message is on its way, and than users wait. */
const SLACK_MS = 1100
const dead = { kind: 'down', silent: true } as const

const every = (ms: number, untilMs: number, fromMs = 0): number[] => Array.from({ length: Math.floor((untilMs - fromMs) / ms) }, (_, k) => fromMs + k * ms)
const idOf = (world: World, node: number): string => world.nodes[node]!.spec.id
const msOf = ({ trace }: World, record: number): number => trace.timeUs(record) / 1000

/** When a watcher's verdict about a place turned (ms). */
function verdicts(world: World, watcher: string): number[] {
  return recordsOf(world, Kind.Verdict).filter((i) => idOf(world, world.trace.node(i)) === watcher).map((i) => msOf(world, i))
}

/** Connections of users that broke, by user. */
function brokenOf(world: World, asked: readonly Asked[]): number[] {
  return recordsOf(world, Kind.Broken).map((i) => asked[world.trace.request(i)]!.user)
}

const failures = (asked: readonly Asked[], user: number): readonly Asked[] => asked.filter((one) => one.user === user && one.failed)

describe('a place that dies, with one address for all', () => {
  it('fails those of its users who ask between the kill and the convergence of their network, and nobody else: property', () => {
    const kills = fc.record({ pop: fc.constantFrom(...POP_CITIES), seed: fc.nat({ max: 10_000 }), killMs: fc.integer({ min: 5 * S, max: 15 * S }), intervalMs: fc.integer({ min: 1000, max: 10_000 }), threshold: fc.integer({ min: 1, max: 3 }) })
    fc.assert(fc.property(kills, ({ pop, seed, killMs, intervalMs, threshold }) => {
      const untilMs = 160 * S
      const given: AnycastGiven = {
        users: CITY_IDS.map((city) => ({ city, by: 'anycast', asksMs: every(2500, untilMs) })), seed, check: { intervalMs, threshold }, events: [[killMs, pop, dead]], untilMs: untilMs + 2 * S,
      }
      const world = anycastPlayed(given)
      const asked = askedOf(world, given)
      const broken = brokenOf(world, asked)
      const log = routeLogOf(world)
      const [noticedMs] = verdicts(world, `cdn-${pop}`)
      expect(noticedMs! - killMs).toBeLessThanOrEqual(threshold * intervalMs + SLACK_MS)
      given.users.forEach(({ city }, user) => {
        const changes = log.changes(networkIn(city), ANYCAST.address)
        const isHit = changes.findLast(({ atMs }) => atMs <= killMs)!.way.server === popIn(pop)
        const back = changes.find(({ atMs, way }) => atMs > killMs && way.server !== null && way.server !== popIn(pop))
        // After its convergence a network has no way to the dead place any more, nor to nowhere.
        if (isHit) for (const { way } of changes.slice(changes.indexOf(back!))) expect([null, popIn(pop)]).not.toContain(way.server)
        const failed = failures(asked, user).map(({ atMs }) => atMs)
        const ofKill = failed.filter((atMs) => isHit && atMs > killMs - SLACK_MS && atMs < back!.atMs)
        expect(failed.length - ofKill.length, `${city}: the others are connections that broke when the route moved again`).toBe(broken.filter((one) => one === user).length)
        if (!isHit) return
        const between = every(2500, untilMs).filter((atMs) => atMs > killMs && atMs < back!.atMs - SLACK_MS)
        expect(ofKill.filter((atMs) => atMs > killMs && atMs < back!.atMs - SLACK_MS)).toEqual(between)
        expect(back!.atMs).toBeGreaterThan(noticedMs!)
      })
    }), { numRuns: 6 })
  })

  it('has most networks elsewhere within 10 s of its withdrawal, and a long tail', () => {
    const tookMs: number[] = []
    for (const pop of POP_CITIES) {
      for (let seed = 1; seed <= 10; seed++) {
        const world = anycastPlayed({ users: CITY_IDS.map((city) => ({ city, by: 'anycast', asksMs: [] })), seed, check: CHECK, events: [[5 * S, pop, dead]], untilMs: 150 * S })
        const [sinceMs] = verdicts(world, `cdn-${pop}`)
        const log = routeLogOf(world)
        for (const city of CITY_IDS) {
          const changes = log.changes(networkIn(city), ANYCAST.address)
          if (changes.findLast(({ atMs }) => atMs < sinceMs!)!.way.server === popIn(pop)) tookMs.push(changes.find(({ atMs, way }) => atMs > sinceMs! && way.server !== null && way.server !== popIn(pop))!.atMs - sinceMs!)
        }
      }
    }
    const within10s = tookMs.filter((ms) => ms <= 10 * S).length / tookMs.length
    expect(within10s).toBeGreaterThan(0.75)
    expect(within10s).toBeLessThan(0.85)
    expect(tookMs.filter((ms) => ms > 30 * S).length).toBeGreaterThan(3)
  })
})

describe('a place that moves its users', () => {
  /** All users of one address; what happens to Frankfurt. */
  function moved(events: AnycastGiven['events'], seed = 1): { readonly world: World; readonly asked: readonly Asked[]; readonly changes: readonly (readonly WayChange[])[] } {
    const given: AnycastGiven = { users: CITY_IDS.map((city) => ({ city, by: 'anycast', asksMs: every(1000, 400 * S) })), seed, check: CHECK, ...(events ? { events } : {}), untilMs: 402 * S }
    const world = anycastPlayed(given)
    const log = routeLogOf(world)
    return { world, asked: askedOf(world, given), changes: CITY_IDS.map((city) => log.changes(networkIn(city), ANYCAST.address)) }
  }

  it('by a drain breaks the connections whose route moves, fails nobody for longer, and empties', () => {
    const { world, asked, changes } = moved([[20 * S, 'frankfurt', { kind: 'drained' }]])
    const broken = brokenOf(world, asked)
    CITY_IDS.forEach((city, user) => {
      const servers = changes[user]!.map(({ way }) => way.server)
      const moves = servers.filter((server, k) => k > 0 && server !== servers[k - 1]).length
      expect(failures(asked, user).length, city).toBe(broken.filter((one) => one === user).length)
      expect(broken.filter((one) => one === user).length, city).toBeLessThanOrEqual(moves)
      expect(asked.findLast((one) => one.user === user)!.pop).not.toBe('frankfurt')
    })
    expect(broken.length).toBeGreaterThanOrEqual(4)
  })

  it('by its return gets its users back, at the price of their connections', () => {
    const { world, asked, changes } = moved([[10 * S, 'frankfurt', dead], [200 * S, 'frankfurt', null]])
    const before = CITY_IDS.flatMap((_, user) => (changes[user]![0]!.way.server === popIn('frankfurt') ? [user] : []))
    expect(before.map((user) => CITY_IDS[user])).toEqual(['frankfurt', 'london', 'madrid', 'paris', 'nairobi'])
    for (const user of before) {
      expect(changes[user]!.at(-1)!.way.server).toBe(popIn('frankfurt'))
      const late = failures(asked, user).filter(({ atMs }) => atMs > 200 * S)
      expect(late.length).toBeGreaterThanOrEqual(1)
      expect(late.length).toBe(brokenOf(world, asked).filter((one) => one === user).length)
    }
  })

  /** A way whose routers have heard the same, whoever told it first. */
  const inAnyOrder = ({ hops, server }: Way): unknown => ({ server, hops: hops.map((hop) => ({ ...hop, heard: hop.heard.toSorted((one, other) => one.peerAddress - other.peerAddress) })) })

  it('and dies and returns, again and again, leaves every route as it was, however late news of it come: property', () => {
    fc.assert(fc.property(fc.nat({ max: 1000 }), fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 3, maxLength: 7 }), (seed, stretches) => {
      let atMs = 5 * S
      const events = [...stretches, 5].map((seconds, k): readonly [number, 'frankfurt', typeof dead | null] => [(atMs += seconds * S), 'frankfurt', k === stretches.length || k % 2 === 1 ? null : dead])
      const given: AnycastGiven = { users: CITY_IDS.map((city) => ({ city, by: 'anycast', asksMs: [] })), seed, check: { intervalMs: 1000, threshold: 1 }, events, untilMs: atMs + 600 * S }
      const log = routeLogOf(anycastPlayed(given))
      for (const city of CITY_IDS) {
        const changes = log.changes(networkIn(city), ANYCAST.address)
        expect(inAnyOrder(changes.at(-1)!.way)).toEqual(inAnyOrder(changes[0]!.way))
      }
    }), { numRuns: 12 })
  })

  it('or nothing happens: nobody fails and no route moves', () => {
    const { world, asked, changes } = moved([])
    expect(asked.filter(({ failed }) => failed)).toEqual([])
    expect(changes.map(({ length }) => length)).toEqual(CITY_IDS.map(() => 1))
    expect(recordsOf(world, Kind.Broken)).toEqual([])
  })
})

describe('a place that dies, with names answered by place', () => {
  const GAP_MS = 2 * S

  /** Users of Frankfurt, each with a resolver of its own and a first request at another time, so that what they have kept ends at different times. */
  function killed(ttlS: number, { seed = 1, overrunS = 0, size = 40 }: { seed?: number; overrunS?: number; size?: number } = {}): { readonly detectedMs: number; readonly endsMs: readonly number[] } {
    const draw = new Streams(seed).get('first')
    const killMs = (ttlS + overrunS + 30) * S
    const untilMs = killMs + (ttlS + overrunS) * S + 60 * S
    const users = Array.from({ length: size }, (): AnycastUser => ({ city: 'london', by: 'geo', overrunS, asksMs: every(GAP_MS, untilMs, Math.floor(draw() * (ttlS + overrunS) * S)) }))
    const given: AnycastGiven = { users, seed, ttlS, check: CHECK, checkers: ['ashburn', 'frankfurt', 'tokyo'], events: [[killMs, 'frankfurt', dead]], untilMs: untilMs + 2 * S }
    const world = anycastPlayed(given)
    const asked = askedOf(world, given)
    const detectedMs = verdicts(world, 'names')[0]! - killMs
    const endsMs = users.map((_, user) => {
      const failed = failures(asked, user).map(({ atMs }) => atMs - killMs)
      // One block: from the kill until what is kept has ended, without a gap.
      expect(failed[0]!).toBeLessThan(GAP_MS)
      expect(failed.every((atMs, k) => k === 0 || atMs === failed[k - 1]! + GAP_MS)).toBe(true)
      return failed.at(-1)! + GAP_MS
    })
    return { detectedMs, endsMs }
  }

  it.each([20, 60, 300])('fails them for detection + half a TTL of %d s on average, and the last for detection + TTL', (ttlS) => {
    const { detectedMs, endsMs } = killed(ttlS)
    const mean = endsMs.reduce((sum, ms) => sum + ms, 0) / endsMs.length
    // What is left of TTLs is spread evenly: three standard errors of its mean, and half a gap until the next request.
    const error = (3 * ttlS * S) / Math.sqrt(12 * endsMs.length)
    expect(Math.abs(mean - (detectedMs + (ttlS / 2) * S + GAP_MS / 2))).toBeLessThan(error)
    expect(Math.min(...endsMs)).toBeGreaterThanOrEqual(detectedMs - GAP_MS)
    expect(Math.max(...endsMs)).toBeLessThanOrEqual(detectedMs + ttlS * S + GAP_MS + SLACK_MS)
    expect(Math.max(...endsMs)).toBeGreaterThan(detectedMs + 0.9 * ttlS * S)
  })

  it('fails users of a resolver that overruns for so much longer', () => {
    const [kept, overrun] = [killed(20, { size: 20 }), killed(20, { size: 20, overrunS: 40 })]
    expect(Math.max(...overrun.endsMs)).toBeGreaterThan(overrun.detectedMs + 30 * S)
    expect(Math.max(...overrun.endsMs)).toBeLessThanOrEqual(overrun.detectedMs + 60 * S + GAP_MS + SLACK_MS)
    expect(Math.max(...kept.endsMs)).toBeLessThan(Math.max(...overrun.endsMs))
  })

  it('fails nobody when it is drained: whoever still comes is served', () => {
    const users = every(100, 3 * S).map((ms): AnycastUser => ({ city: 'london', by: 'geo', asksMs: every(1000, 120 * S, ms) }))
    const given: AnycastGiven = { users, ttlS: 20, check: CHECK, events: [[30 * S, 'frankfurt', { kind: 'drained' }]], untilMs: 122 * S }
    const asked = askedOf(anycastPlayed(given), given)
    expect(asked.filter(({ failed }) => failed)).toEqual([])
    expect(new Set(asked.filter(({ atMs }) => atMs > 70 * S).map(({ pop }) => pop))).toEqual(new Set(['mumbai']))
  })

  it('is all the same answered with when all are dead', () => {
    const given: AnycastGiven = { users: [{ city: 'london', by: 'geo', asksMs: [0, 100 * S] }], ttlS: 20, check: CHECK, events: POP_CITIES.map((pop) => [10 * S, pop, dead]), untilMs: 110 * S }
    expect(askedOf(anycastPlayed(given), given).map(({ failed, pop }) => [failed, pop])).toEqual([[false, 'frankfurt'], [true, 'frankfurt']])
  })
})

describe('queries for a name', () => {
  it.each([[30, 1], [300, 1], [30, 100], [300, 100], [300, 1000]])('with a TTL of %d s and a request every %d s on average: one every TTL and gap', (ttlS, gapS) => {
    const draw = new Streams(7).get('gaps')
    // Many requests for each query cost time and tell no more.
    const queries = gapS === 1 ? 40 : 150
    const untilMs = queries * (ttlS + gapS) * S
    const asksMs: number[] = []
    for (let atMs = 0; atMs < untilMs; atMs += Math.round(-Math.log(1 - draw()) * gapS * S)) asksMs.push(atMs)
    const world = anycastPlayed({ users: [{ city: 'london', by: 'geo', asksMs }], ttlS, untilMs: untilMs + 2 * S })
    const asked = recordsOf(world, Kind.Resolved).filter((i) => idOf(world, world.trace.node(i)) === 'dns-0').length
    expect(Math.abs(asked - queries)).toBeLessThan(3 * Math.sqrt(queries))
  })

  it('are more where answers are kept for each network alone', () => {
    const queriesOf = (sendsSubnet: boolean): number => {
      const users = CITY_IDS.slice(0, 5).map((city): AnycastUser => ({ city, by: 'geo', sendsSubnet, asksMs: every(1000, 100 * S) }))
      return recordsOf(anycastPlayed({ users, ttlS: 20, oneResolver: true, untilMs: 102 * S }), Kind.Resolved).length
    }
    expect(queriesOf(true)).toBeGreaterThan(queriesOf(false))
  })
})
