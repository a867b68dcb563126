import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CITIES, type CityId, LOCAL_RTT_MS, distanceKm, floorMs, roundTripMs } from './places'

const cities = Object.keys(CITIES) as CityId[]
const pairs = cities.flatMap((a) => cities.filter((b) => a < b).map((b) => [a, b] as const))

describe('places', () => {
  it.each(pairs)('%s to %s is no faster than light in fibre, both ways the same', (a, b) => {
    expect(roundTripMs(a, b)).toBe(roundTripMs(b, a))
    expect(roundTripMs(a, b)).toBeGreaterThanOrEqual(floorMs(a, b))
  })

  it('has the measured figures of its source', () => {
    expect(roundTripMs('ashburn', 'frankfurt')).toBe(91)
    expect(roundTripMs('sydney', 'ashburn')).toBe(214)
    expect(roundTripMs('tokyo', 'osaka')).toBe(9)
  })

  it('falls back to 1.45 floors and 2 ms', () => {
    expect(roundTripMs('ashburn', 'mumbai')).toBe(Math.round(1.45 * floorMs('ashburn', 'mumbai') + 2))
  })

  it('knows great-circle distances: London to Paris is 344 km within 1 %', () => {
    expect(distanceKm('london', 'paris')).toBeGreaterThan(340)
    expect(distanceKm('london', 'paris')).toBeLessThan(348)
    expect(distanceKm('perth', 'perth')).toBe(0)
  })

  it.each([1, -1])('is the same where sines come out a few bits larger or smaller (%d)', (sign) => {
    const here = pairs.map(([a, b]) => distanceKm(a, b))
    for (const name of ['sin', 'cos', 'asin'] as const) {
      const exact = Math[name]
      vi.spyOn(Math, name).mockImplementation((x) => exact(x) * (1 + sign * 4 * Number.EPSILON))
    }
    onTestFinished(() => void vi.restoreAllMocks())
    expect(pairs.map(([a, b]) => distanceKm(a, b))).toEqual(here)
  })

  it('reaches an edge in the same city in the local round trip', () => expect(roundTripMs('lima', 'lima')).toBe(LOCAL_RTT_MS))
})
