/**
 * The users of scene 4: networks in cities, each with two users. One has the address that all places share, the other asks a name that is answered by place.
 */
import { type UserNetwork, networkIn, networkOf } from '../../src/cdn/anycastWorld'
import { CITIES, type CityId } from '../../src/cdn/net/places'

/** Who can reach the places by which of two ways. */
export type Scheme = 'anycast' | 'geo'

/** A network with a user of each way. */
export interface Home {
  /** In the ids of its users. */
  readonly id: string
  readonly name: string
  readonly city: CityId
  /** Its router. */
  readonly gateway: string
  /** How much longer than it may its resolver keeps an answer (s). */
  readonly overrunS: number
}

const home = (city: CityId): Home => ({ id: city, name: CITIES[city].name, city, gateway: networkIn(city), overrunS: 0 })

/** Beside the network of a city, one of phones, which meets nobody and pays one carrier. */
const mobile = (city: CityId, overrunS = 0): Home => {
  const id = `${city}-mobile`
  return { id, name: `${CITIES[city].name}, mobile`, city, gateway: networkOf(id), overrunS }
}

/** So much longer an answer is kept by the one resolver here that does so: 8.74 % of 8,524 did (Bhowmick et al., PAM 2023). How long is the course's own. */
export const OVERRUN_S = 20

export const HOMES: readonly Home[] = [
  home('london'), mobile('london'), home('paris'), mobile('paris'), home('madrid'), mobile('madrid', OVERRUN_S), home('frankfurt'), mobile('frankfurt'),
  home('nairobi'), home('dubai'), home('tokyo'), home('perth'), home('lima'), home('dallas'),
]

const isMobile = ({ id }: Home): boolean => id.endsWith('-mobile')
export const USER_CITIES: readonly CityId[] = HOMES.filter((one) => !isMobile(one)).map(({ city }) => city)
export const MOBILE_NETWORKS: readonly UserNetwork[] = HOMES.filter(isMobile)

export const userOf = (id: string, by: Scheme): string => `${id}-${by}`
/** Somebody whom the learner puts anywhere: she goes by the network of the nearest city. */
export const YOU = 'you'
/** Whether a client goes by that way. */
export const goesBy = (client: string, by: Scheme): boolean => client.endsWith(userOf('', by))
export const usersBy = (by: Scheme): readonly string[] => [...HOMES.map(({ id }) => id), YOU].map((id) => userOf(id, by))
/** A resolver in a network. */
export const resolverOf = (id: string): string => `dns-${id}`
/** The resolver that everybody can ask. */
export const PUBLIC_DNS = resolverOf('public')
const RESOLVERS: ReadonlySet<string> = new Set([PUBLIC_DNS, ...HOMES.map(({ id }) => resolverOf(id))])
export const isResolver = (node: string): boolean => RESOLVERS.has(node)
/** The CDN's name server. */
export const NAMESERVER = 'names'
