/**
 * The ring against a sorted array, and against the law of its shares: of a ring with V points for each of N servers, a server
 * owns a share that is Beta(V, (N - 1)V) distributed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textHash } from '../../engine/textHash'
import { HashRing, RING } from './hashRing'
import { placing, ringOf } from './placement'

const KEYS = Array.from({ length: 4000 }, (_, k) => `/object/${k}`)
const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${prefix}${k + 1}`)
const never = (): number => expect.fail('nothing is left to chance')

/** All points in their order, looked through from the first on. */
class NaiveRing {
  readonly points: { place: number; server: string }[] = []

  join(server: string, pointsEach: number): void {
    if (this.points.some((point) => point.server === server)) return
    for (let k = 0; k < pointsEach; k++) this.points.push({ place: textHash(`${server}-${k}`), server })
    this.points.sort((a, b) => (a.place === b.place ? (a.server < b.server ? -1 : 1) : a.place - b.place))
  }

  leave(server: string): void {
    for (let i = this.points.length - 1; i >= 0; i--) if (this.points[i]!.server === server) this.points.splice(i, 1)
  }

  locate(key: string): string {
    return (this.points.find(({ place }) => place >= textHash(key)) ?? this.points[0]!).server
  }
}

/** The share of keys whose server is another one than before. */
function moved(before: (key: string) => string | undefined, after: (key: string) => string | undefined): number {
  return KEYS.filter((key) => before(key) !== after(key)).length / KEYS.length
}

const without = (servers: readonly string[], dead: string): string[] => servers.filter((server) => server !== dead)

function movedByKill(points: number, servers: readonly string[], dead: string): number {
  const [before, after] = [ringOf(points, servers), ringOf(points, without(servers, dead))]
  return moved((key) => before.locate(key), (key) => after.locate(key))
}

describe('the ring', () => {
  it('is in the order of a sorted array under 10,000 random joins and leaves', () => {
    const names = fc.integer({ min: 1, max: 12 }).map((n) => `server-${n}`)
    const changes = fc.array(fc.tuple(names, fc.boolean()), { minLength: 10_000, maxLength: 10_000, size: 'max' })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), changes, (pointsEach, all) => {
        const [ring, naive] = [new HashRing(pointsEach), new NaiveRing()]
        for (const [n, [server, joins]] of all.entries()) {
          for (const one of [ring, naive]) {
            if (joins) one.join(server, pointsEach)
            else one.leave(server)
          }
          const arcs = ring.arcs
          const differs = arcs.length !== naive.points.length || arcs.some(({ to, server }, i) => to !== naive.points[i]!.place || server !== naive.points[i]!.server)
          expect(differs, `after ${n} changes`).toBe(false)
          const key = KEYS[n % KEYS.length]!
          if (arcs.length > 0) expect(ring.locate(key), key).toBe(naive.locate(key))
        }
      }),
      { numRuns: 1 },
    )
  })

  it('gives a key at a point’s own place to that point', () => {
    const servers = named('server-', 5)
    const ring = ringOf(20, servers)
    // The texts that the points are hashes of.
    for (const server of servers) for (let k = 0; k < 20; k++) expect(ring.locate(`${server}-${k}`)).toBe(server)
  })

  it('has arcs that make it up, each up to its point', () => {
    const arcs = ringOf(20, named('server-', 5)).arcs
    expect(arcs).toHaveLength(100)
    arcs.forEach(({ from }, i) => expect(from).toBe(arcs.at(i - 1)!.to))
    expect(arcs.reduce((sum, { from, to }) => sum + ((to - from + RING) % RING), 0)).toBe(RING)
  })

  it('gives an arc of a server that goes to the one behind it, and leaves every other key where it was', () => {
    const servers = named('server-', 6)
    for (const dead of servers) {
      const [before, after] = [ringOf(40, servers), ringOf(40, without(servers, dead))]
      expect(KEYS.filter((key) => before.locate(key) !== dead && after.locate(key) !== before.locate(key))).toEqual([])
    }
  })

  it('moves back what had moved when a server returns', () => {
    const ring = ringOf(100, named('server-', 4))
    const before = KEYS.map((key) => ring.locate(key))
    ring.leave('server-2')
    expect(KEYS.map((key) => ring.locate(key))).not.toEqual(before)
    ring.join('server-2')
    expect(KEYS.map((key) => ring.locate(key))).toEqual(before)
  })
})

describe('the share that moves when a server dies', () => {
  it.each([2, 3, 4, 5, 6, 7, 8].flatMap((servers) => [100, 130, 160].map((points) => ({ servers, points }))))(
    'is 1/N, to within 6 points: $servers servers, $points points each',
    ({ servers, points }) => {
      const all = named('server-', servers)
      for (const dead of all) expect(Math.abs(movedByKill(points, all, dead) - 1 / servers)).toBeLessThan(0.06)
    },
  )

  it('follows its law whatever the servers are called: within five standard deviations', () => {
    const cases = fc.record({ prefix: fc.stringMatching(/^[a-z]{1,8}-$/), servers: fc.integer({ min: 2, max: 8 }), points: fc.integer({ min: 100, max: 160 }) })
    fc.assert(
      fc.property(cases, ({ prefix, servers, points }) => {
        const all = named(prefix, servers)
        const share = 1 / servers
        const deviation = Math.sqrt(share * (1 - share) * (1 / (servers * points + 1) + 1 / KEYS.length))
        expect(Math.abs(movedByKill(points, all, all[0]!) - share)).toBeLessThan(5 * deviation)
      }),
      { numRuns: 30 },
    )
  })

  it('goes to one heir with one point a server, and to all others with a hundred', () => {
    const servers = named('server-', 4)
    const heirs = (points: number): number => {
      const [before, after] = [ringOf(points, servers), ringOf(points, without(servers, 'server-1'))]
      return new Set(KEYS.filter((key) => before.locate(key) === 'server-1').map((key) => after.locate(key))).size
    }
    expect([heirs(1), heirs(100)]).toEqual([1, 3])
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('is (N - 1)/N with modulo: %d servers', (count) => {
    const servers = named('server-', count)
    const all = placing({ kind: 'modulo' }, servers, never)
    const share = (count - 1) / count
    for (const dead of servers) {
      const found = moved(all.ownerOf, placing({ kind: 'modulo' }, without(servers, dead), never).ownerOf)
      // Without the last of several servers a key stays that has the same remainder under both numbers; three standard deviations of a count.
      expect(Math.abs(found - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / KEYS.length) + 0.001)
    }
  })
})
