import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Streams } from '../../engine/streams'
import { OpenRequests } from './openRequests'
import { placing, samePlacement } from './placement'

const SERVERS = ['server-1', 'server-2', 'server-3', 'server-4']
const everybody = (): boolean => true

describe('random placement', () => {
  it('gives each server as many requests as any other, and no key an owner', () => {
    const { locate, ownerOf } = placing({ kind: 'random' }, SERVERS, new Streams(8).get('placement'))
    const got = new Map<string, number>()
    for (let n = 0; n < 8000; n++) {
      const server = locate('/the-same', everybody)
      got.set(server, (got.get(server) ?? 0) + 1)
    }
    for (const server of SERVERS) expect(Math.abs(got.get(server)! - 2000)).toBeLessThan(5 * Math.sqrt(2000 * 0.75))
    expect(ownerOf('/the-same')).toBeUndefined()
  })
})

describe('bounded load', () => {
  const works = fc.record({
    servers: fc.integer({ min: 2, max: 8 }),
    points: fc.integer({ min: 1, max: 20 }),
    loadFactor: fc.double({ min: 1, max: 3, noNaN: true }),
    // A key for each request that comes; null: the oldest one is answered.
    events: fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 300 }),
  })

  it('never gives a server more than the factor times the average, rounded up, whatever is asked for', () => {
    fc.assert(
      fc.property(works, ({ servers: count, points, loadFactor, events }) => {
        const servers = Array.from({ length: count }, (_, k) => `server-${k}`)
        const { locate, ownerOf } = placing({ kind: 'ring', points, loadFactor }, servers, () => 0)
        const open = new OpenRequests()
        const given: string[] = []
        for (const key of events) {
          if (key === null) {
            const done = given.shift()
            if (done !== undefined) open.end(done)
            continue
          }
          // A product's last bit may lie on either side of a whole number.
          const bound = (loadFactor * (given.length + 1)) / count
          const [least, most] = [Math.ceil(bound - 1e-9), Math.ceil(bound + 1e-9)]
          const owner = ownerOf(`/${key}`)!
          const ownerHas = given.filter((server) => server === owner).length
          const server = locate(`/${key}`, (one) => open.hasRoom(one, { servers, factor: loadFactor }))
          open.begin(server)
          given.push(server)
          expect(given.filter((one) => one === server).length).toBeLessThanOrEqual(most)
          // It goes past its owner only where that has no room.
          if (ownerHas < least) expect(server).toBe(owner)
          expect(open.at(server)).toBe(given.filter((one) => one === server).length)
        }
      }),
    )
  })

  it('is not asked for where a ring has no factor', () => {
    const { locate, ownerOf } = placing({ kind: 'ring', points: 10 }, SERVERS, () => 0)
    expect(locate('/a', () => expect.fail('the load of nobody matters'))).toBe(ownerOf('/a'))
  })
})

it.each([
  [{ kind: 'ring', points: 0 } as const, SERVERS, 'a ring with 0 points a server cannot be'],
  [{ kind: 'ring', points: 10, loadFactor: 0.9 } as const, SERVERS, 'loads bounded at 0.9 times the average cannot be'],
  [{ kind: 'modulo' } as const, [], 'keys cannot be placed on no server'],
])('a placement that cannot be is refused with a sentence: %j', (placement, servers, sentence) => {
  expect(() => placing(placement, servers, () => 0)).toThrow(sentence)
})

it('two placements are the same in every figure, or not', () => {
  const ring = { kind: 'ring', points: 100 } as const
  expect(samePlacement(ring, { ...ring })).toBe(true)
  expect(samePlacement(ring, { ...ring, points: 10 })).toBe(false)
  expect(samePlacement(ring, { ...ring, loadFactor: 2 })).toBe(false)
  expect(samePlacement(ring, { kind: 'modulo' })).toBe(false)
  expect(samePlacement({ kind: 'random' }, { kind: 'random' })).toBe(true)
})
