/**
 * Where the users of scene 1 are, and the rates that follow from its levers.
 */
import type { CityId } from '../../src/cdn/net/places'

export const REGIONS = ['sao-paulo', 'frankfurt', 'sydney', 'mumbai', 'tokyo'] as const satisfies readonly CityId[]
export const START = ['sao-paulo', 'frankfurt', 'sydney'] as const satisfies readonly CityId[]
/** The user in each of them whose page loads late. */
export const PEOPLE = { 'sao-paulo': 'Ana', frankfurt: 'Jonas', sydney: 'Mia', mumbai: 'Asha', tokyo: 'Yuki' } as const
export const ORIGIN = 'us-east'
export const PAGE = '/index.html'

/** Requests that the origin works on at once. */
export const WORKERS = 5

/** Requests a second that the origin can answer at a think time in ms. */
export function capacity(thinkMs: number): number {
  return (WORKERS * 1000) / thinkMs
}
