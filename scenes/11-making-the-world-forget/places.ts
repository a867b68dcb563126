/**
 * Where scene 11 has caches: twelve POPs, and users beside each.
 */
import { type CityId, roundTripMs } from '../../src/cdn/net/places'

export const CITIES = [
  'frankfurt', 'london', 'ashburn', 'dubai', 'mumbai', 'nairobi', 'johannesburg', 'los-angeles', 'sao-paulo', 'singapore', 'tokyo', 'sydney',
] as const satisfies readonly CityId[]
export type PopCity = (typeof CITIES)[number]

/** Users of a place go by its name. */
export const popOf = (city: string): string => `pop-${city}`
export const POPS: readonly string[] = CITIES.map(popOf)
export const SHIELD = 'shield'
/** Beside the origin. */
export const SHIELD_CITY = 'ashburn' satisfies CityId

/** Where an order may be given: two that are near many others, and one that is far from most. */
export const INGRESSES = ['frankfurt', 'ashburn', 'sydney'] as const satisfies readonly PopCity[]

/** The nearest and the farthest place, seen from where the order is given. */
export function nearAndFar(ingress: PopCity): { readonly near: PopCity; readonly far: PopCity } {
  const others = CITIES.filter((city) => city !== ingress).toSorted((a, b) => roundTripMs(ingress, a) - roundTripMs(ingress, b))
  return { near: others[0]!, far: others.at(-1)! }
}
