import { describe, expect, it } from 'vitest'
import { Streams } from './streams'

const take = (streams: Streams, name: string, count: number): number[] => Array.from({ length: count }, () => streams.get(name)())

describe('Streams', () => {
  it('repeats with the same seed and differs with another', () => {
    expect(take(new Streams(1), 'a', 5)).toEqual(take(new Streams(1), 'a', 5))
    expect(take(new Streams(1), 'a', 5)).not.toEqual(take(new Streams(2), 'a', 5))
  })

  it('keeps streams apart: drawing from one leaves the other alone', () => {
    const quiet = new Streams(3)
    const busy = new Streams(3)
    take(busy, 'arrivals', 100)
    expect(take(busy, 'latency', 5)).toEqual(take(quiet, 'latency', 5))
    expect(take(new Streams(3), 'arrivals', 5)).not.toEqual(take(new Streams(3), 'latency', 5))
  })

  it('spreads over [0, 1)', () => {
    const values = take(new Streams(9), 'spread', 4000)
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length
      expect(share).toBeGreaterThan(0.07)
      expect(share).toBeLessThan(0.13)
    }
  })
})
