/**
 * Points of presence: the cities of places.json, then further ones (moreCities.json names their source), in an order of which any
 * beginning is a network. Coordinates are [longitude, latitude] in degrees.
 */
import { cities as more } from './moreCities.json'
import { CITIES, type City, type CityId, detourMs, kmBetween, roundTripMs } from './places'

export interface Pop {
  /** Short and stable: of a city of places.json its own. */
  readonly id: string
  readonly name: string
  readonly at: City['at']
  /** Where round trips were measured, if they were. */
  readonly city?: CityId
}

/** Those that any beginning has first: one or two of each continent. */
const FIRST: readonly CityId[] = [
  'sydney', 'frankfurt', 'sao-paulo', 'tokyo', 'singapore', 'mumbai', 'london', 'johannesburg', 'dubai', 'los-angeles', 'paris', 'seoul',
  'toronto', 'dallas', 'madrid', 'osaka', 'nairobi', 'perth', 'lima', 'ashburn',
]

export const POPS: readonly Pop[] = [
  ...FIRST.map((city): Pop => ({ id: city, name: CITIES[city].name, at: CITIES[city].at, city })),
  ...(more as [string, number, number][]).map(([name, longitude, latitude]): Pop => ({ id: slugOf(name), name, at: [longitude, latitude] })),
]

/** "ho-chi-minh-city", "asuncion" */
function slugOf(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^a-z -]/g, '').replace(/[ -]+/g, '-')
}

/** Round trip between two of them (ms): measured where both have been, else 1.45 floors + 2 ms, in whole ms (net/places). */
export function popRttMs(a: Pop, b: Pop): number {
  return a.city && b.city ? roundTripMs(a.city, b.city) : Math.round(detourMs(kmBetween(a.at, b.at)) + 2)
}

/** The one among several that is nearest by round trip; of equals the first. */
export function nearestPop(from: Pop, among: readonly Pop[]): Pop {
  return among.reduce((nearest, one) => (popRttMs(from, one) < popRttMs(from, nearest) ? one : nearest))
}
