/**
 * The store against the laws of caches: what FIFO and LRU answer is what Che's approximation says, to within three standard
 * deviations of a share that was counted, and a tenth of a point that the approximation may be off.
 */
import { describe, expect, it } from 'vitest'
import { cheHitRatio } from '../../src/cdn/store/che'
import { catalogueOf, triedHitRatio } from '../../tools/lib/hitRatios'

const OBJECTS = 1000
const REQUESTS = 200_000
const CASES = [0.64, 0.8, 1].flatMap((exponent) => [10, 50, 100].map((room) => ({ exponent, room })))

describe.each(['fifo', 'lru'] as const)('%s', (policy) => {
  it.each(CASES)(`answers as Che says: Zipf $exponent, room for $room of ${OBJECTS}`, ({ exponent, room }) => {
    const catalogue = catalogueOf({ objects: OBJECTS, exponent })
    const said = cheHitRatio(policy, catalogue.objects.map((_, rank) => catalogue.share(rank)), room)
    const tried = triedHitRatio(policy, room, { objects: OBJECTS, exponent, requests: REQUESTS, warmUp: 20_000, seed: 8 })
    expect(Math.abs(tried - said)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / REQUESTS) + 0.001)
  })
})
