import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CITIES, type CityId, LOCAL_RTT_MS, distanceKm, kmBetween } from './places'
import { type Spot, formatSpot, nearestCity, parseSpot, reachMs, spotWords } from './spot'

const cities = Object.keys(CITIES) as CityId[]
const spots: fc.Arbitrary<Spot> = fc.record({ lat: fc.integer({ min: -900, max: 900 }), lon: fc.integer({ min: -1800, max: 1800 }) }).map(({ lat, lon }) => ({ lat: lat / 10 || 0, lon: lon / 10 || 0 }))
const spotIn = (city: CityId): Spot => ({ lat: CITIES[city].at[1], lon: CITIES[city].at[0] })

describe('a spot as text', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(spots, (spot) => {
      expect(parseSpot(formatSpot(spot))).toEqual(spot)
    }))
  })

  it.each([['-17.83, 31.04', '-17.8,31'], ['-0.04,0', '0,0'], ['90,-180', '90,-180'], [' 4.25,5 ', '4.3,5']])('%s is %s', (text, written) => {
    expect(formatSpot(parseSpot(text)!)).toBe(written)
  })

  it.each(['', '91,0', '0,181', '1', '1,2,3', 'Lima', '1;2', 'NaN,0', '1e1,0', '--1,0'])('"%s" is none', (text) => expect(parseSpot(text)).toBeNull())

  it('stands in words', () => {
    expect(spotWords({ lat: -17.8, lon: 31 })).toBe('17.8°\u00a0S, 31°\u00a0E')
    expect(spotWords({ lat: 0, lon: -70.5 })).toBe('0°\u00a0N, 70.5°\u00a0W')
  })
})

describe('the network that is nearest', () => {
  it.each(cities)('%s has itself', (city) => expect(nearestCity(spotIn(city), cities)).toBe(city))

  it('is the one that a list sorted by distance begins with', () => {
    fc.assert(fc.property(spots, (spot) => {
      const km = (city: CityId): number => kmBetween([spot.lon, spot.lat], CITIES[city].at)
      expect(km(nearestCity(spot, cities))).toBe(Math.min(...cities.map(km)))
    }))
  })

  it('lies on the other side of the line where days begin, if that is nearer', () => {
    expect(nearestCity({ lat: 64, lon: -179 }, ['tokyo', 'london', 'ashburn'])).toBe('tokyo')
  })
})

describe('the way to a network', () => {
  it('takes the last stretch alone where both stand side by side', () => expect(reachMs({ lat: 0, lon: 0 }, 'lima')).toBeGreaterThan(LOCAL_RTT_MS))

  it.each(cities)('grows with the distance from %s, by the rule for places that were not measured', (city) => {
    for (const other of cities) {
      const rule = (1.45 * 2 * distanceKm(other, city)) / 204.2
      expect(Math.abs(reachMs(spotIn(other), city) - LOCAL_RTT_MS - rule)).toBeLessThanOrEqual(0.5)
    }
  })
})
