import { CITIES, type CityId } from '../../src/cdn/net/places'

/** As a learner reads it: "São Paulo". */
export const cityName = (city: string): string => CITIES[city as CityId].name
