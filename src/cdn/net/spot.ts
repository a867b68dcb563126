/**
 * A point of the Earth where a learner puts somebody, in degrees of latitude and longitude, and as the value of a lever:
 * "-17.8,31", to one decimal; nothing where nobody is put anywhere.
 */
import { CITIES, type CityId, LOCAL_RTT_MS, detourMs, kmBetween } from './places'

export interface Spot {
  /** Degrees north. */
  readonly lat: number
  /** Degrees east. */
  readonly lon: number
}

const WRITTEN = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/

/** The spot that is written there; null where none is, or one that no map has. */
export function parseSpot(text: string): Spot | null {
  const [, lat, lon] = WRITTEN.exec(text.trim()) ?? []
  if (lat === undefined || lon === undefined) return null
  const spot = { lat: inTenths(Number(lat)), lon: inTenths(Number(lon)) }
  return Math.abs(spot.lat) <= 90 && Math.abs(spot.lon) <= 180 ? spot : null
}

/** As parseSpot reads it; the same text for the same tenth of a degree. */
export function formatSpot({ lat, lon }: Spot): string {
  return `${inTenths(lat)},${inTenths(lon)}`
}

/** Tenths of degrees, without a zero that is negative. */
const inTenths = (degrees: number): number => Math.round(degrees * 10) / 10 || 0

const SIDES: Readonly<Record<keyof Spot, readonly [string, string]>> = { lat: ['S', 'N'], lon: ['W', 'E'] }

/** One side of a spot: "17.8° S". */
export function degreesWords(axis: keyof Spot, degrees: number): string {
  return `${Math.abs(degrees)}°\u00a0${SIDES[axis][degrees < 0 ? 0 : 1]}`
}

/** "17.8° S, 31° E" */
export const spotWords = ({ lat, lon }: Spot): string => `${degreesWords('lat', lat)}, ${degreesWords('lon', lon)}`

/** The same of a place as it is written; empty where that is none. */
export function placeWords(text: string): string {
  const spot = parseSpot(text)
  return spot ? spotWords(spot) : ''
}

/** The city with the least distance; of equal ones the first. */
export function nearestCity(spot: Spot, cities: readonly CityId[]): CityId {
  const km = (city: CityId): number => kmBetween([spot.lon, spot.lat], CITIES[city].at)
  return cities.reduce((best, city) => (km(city) < km(best) ? city : best))
}

/**
 * Round trip (ms) from a spot to a network in a city. SIMPLIFIED: what everybody's last stretch takes, and the way to the city by the rule for
 * pairs of places that were not measured (places.json), without its 2 ms for routers of which there are none on that stretch.
 */
export function reachMs(spot: Spot, city: CityId): number {
  return LOCAL_RTT_MS + Math.round(detourMs(kmBetween([spot.lon, spot.lat], CITIES[city].at)))
}
