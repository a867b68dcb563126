/**
 * The cities of the course and the round trips between them, from places.json (which names
 * the source of every figure). Coordinates are [longitude, latitude] in degrees.
 */
import { cities, rtt } from './places.json'

export type CityId = keyof typeof cities

export interface City {
  readonly name: string
  /** The cloud region that stands there, as providers name it. */
  readonly region: string
  readonly at: readonly [longitude: number, latitude: number]
}

export const CITIES = cities as unknown as Readonly<Record<CityId, City>>

/** Mean radius of the Earth (km), IUGG. */
const EARTH_RADIUS_KM = 6371.0088
/** Light in glass of refractive index 1.468 (km per ms). */
export const FIBRE_KM_PER_MS = 204.2

/** Light's round trip from one ring of the bent map to the next (ms). */
export const RING_MS = 50

/** A user's round trip to an edge in the same city (ms). */
export const LOCAL_RTT_MS = 8

const measured = new Map<string, number>(
  (rtt as [CityId, CityId, number, string][]).map(([a, b, ms]) => [pairKey(a, b), ms]),
)

function pairKey(a: CityId, b: CityId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/**
 * Great-circle distance (km) between two points, [longitude, latitude] in degrees, by the haversine formula. Rounded to whole metres, because
 * sines of different browsers differ in the last bit: all of them count on with the same number.
 */
export function kmBetween([lonA, latA]: City['at'], [lonB, latB]: City['at']): number {
  const radians = Math.PI / 180
  const haversine = (degrees: number): number => {
    const sine = Math.sin((degrees * radians) / 2)
    return sine * sine
  }
  const h = haversine(latB - latA) + Math.cos(latA * radians) * Math.cos(latB * radians) * haversine(lonB - lonA)
  return Math.round(2_000 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))) / 1_000
}

/** Great-circle distance (km). */
export function distanceKm(a: CityId, b: CityId): number {
  return kmBetween(CITIES[a].at, CITIES[b].at)
}

/** What no engineering can beat: light in fibre along the great circle, there and back (ms). */
export function floorMs(a: CityId, b: CityId): number {
  return (2 * distanceKm(a, b)) / FIBRE_KM_PER_MS
}

/** What a way of so many km takes, there and back, where cables do not go straight: 1.45 floors (ms). */
export function detourMs(km: number): number {
  return (1.45 * 2 * km) / FIBRE_KM_PER_MS
}

/** Round trip between two cities (ms): measured where places.json has it, else 1.45 floors + 2 ms, in whole ms. */
export function roundTripMs(a: CityId, b: CityId): number {
  if (a === b) return LOCAL_RTT_MS
  return measured.get(pairKey(a, b)) ?? Math.round(detourMs(distanceKm(a, b)) + 2)
}
