/** Where users are, where the two providers have POPs, and who is nearest. */
import { type CityId, roundTripMs } from '../../src/cdn/net/places'

/** Users live here; the first provider has its POPs in the same cities, the ones with most users first. */
export const CITIES = ['ashburn', 'frankfurt', 'tokyo', 'mumbai', 'sao-paulo', 'sydney'] as const satisfies readonly CityId[]
export type UserCity = (typeof CITIES)[number]
export const SECOND_CITIES = ['ashburn', 'frankfurt', 'singapore'] as const satisfies readonly CityId[]
export const [SHIELD, ORIGIN, CRAWLER] = ['shield', 'us-east', 'crawler'] as const
/** Where a flood comes from. */
export const CRAWLER_CITY = 'frankfurt'

export const usersOf = (city: CityId): string => `users-${city}`
export const popOf = (city: CityId): string => `pop-${city}`
export const secondOf = (city: CityId): string => `second-${city}`

/** Of the first provider, and of both. */
export const FIRST_CACHES: readonly string[] = [...CITIES.map(popOf), SHIELD]
export const ALL_CACHES: readonly string[] = [...FIRST_CACHES, ...SECOND_CITIES.map(secondOf)]

/** The city of these that is nearest by its round trip; undefined where there is none. */
export function nearest<City extends CityId>(from: CityId, cities: readonly City[]): City | undefined {
  const away = (city: CityId): number => (city === from ? 0 : roundTripMs(from, city))
  return cities.toSorted((a, b) => away(a) - away(b))[0]
}
