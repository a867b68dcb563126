/**
 * Where the users of scene 1 are, and the rates that follow from its levers.
 */
import { CITIES, type CityId } from '../../src/cdn/net/places'
import type { LeverValues } from '../../src/cdn/levers'

export const REGIONS = ['sao-paulo', 'frankfurt', 'sydney', 'mumbai', 'tokyo'] as const satisfies readonly CityId[]
export const START = ['sao-paulo', 'frankfurt', 'sydney']
export const ORIGIN = 'us-east'
export const PAGE = '/index.html'

/** Requests that the origin works on at once. */
export const WORKERS = 5

export function regionName(city: CityId): string {
  return CITIES[city].name
}

export function inRegions(levers: LeverValues, city: string): boolean {
  return (levers['regions'] as readonly string[]).includes(city)
}

/** Requests a second that the origin can answer at a think time in ms. */
export function capacity(thinkMs: number): number {
  return (WORKERS * 1000) / thinkMs
}
