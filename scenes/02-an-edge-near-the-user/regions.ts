/**
 * The regions of scene 2; the first three are there from the start.
 */
import { CITIES, type CityId } from '../../src/cdn/net/places'
import type { LeverValues } from '../../src/cdn/levers'

export const REGIONS = ['sydney', 'frankfurt', 'sao-paulo', 'tokyo', 'mumbai'] as const satisfies readonly CityId[]

export function regionName(city: CityId): string {
  return CITIES[city].name
}

export function inRegions(levers: LeverValues, city: string): boolean {
  return (levers['regions'] as readonly string[]).includes(city)
}
