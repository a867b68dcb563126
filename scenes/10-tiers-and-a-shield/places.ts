/**
 * Who stands where in scene 10: up to two hundred POPs with users each, up to thirteen parents in cities of POPs, a shield beside the origin.
 */
import { POPS, type Pop, nearestPop, popRttMs } from '../../src/cdn/net/pops'

/** As the scene begins, where the million comes, and at most. */
export const [FEW_POPS, SIEVE_POPS, MOST_POPS] = [12, 20, 200]
export const MOST_PARENTS = 13
export const SHIELD = 'shield'
export const ORIGIN = 'us-east'

/** Cities of parents, in an order of which any beginning is spread over the Earth: illustrative, the number is CloudFront's. */
const PARENT_CITIES = ['ashburn', 'frankfurt', 'singapore', 'sao-paulo', 'tokyo', 'mumbai', 'sydney', 'los-angeles', 'johannesburg', 'london', 'dubai', 'seoul', 'dallas']

/** Of each in the order of POPs: those of any number of POPs are the first so many. */
export const popIds: readonly string[] = POPS.slice(0, MOST_POPS).map(({ id }) => id)
export const parentIds: readonly string[] = PARENT_CITIES.map((id) => `parent-${id}`)
export const usersOf = (pop: string): string => `users-${pop}`
export const SYDNEY_USERS = usersOf('sydney')

const parentPops: readonly Pop[] = PARENT_CITIES.map((id) => POPS.find((pop) => pop.id === id)!)
export const parentNames: readonly string[] = parentPops.map(({ name }) => name)

/** By number of parents and POP: the number of its parent, the nearest of so many. */
const nearest: readonly (readonly number[])[] = Array.from({ length: MOST_PARENTS + 1 }, (_, count) => {
  const among = parentPops.slice(0, count)
  return count === 0 ? [] : POPS.map((pop) => among.indexOf(nearestPop(pop, among)))
})

/** The number of a POP's parent among so many; undefined where there is none. */
export const parentOf = (pop: number, parents: number): number | undefined => nearest[parents]![pop]

/** Every parent that a POP has under some number of them. */
export const parentsOf = (pop: number): readonly number[] => [...new Set(nearest.flatMap((of) => of[pop] ?? []))]

/** Within one city (ms). */
const NEXT_DOOR_MS = 2
const rttMs = (a: Pop, b: Pop): number => (a.id === b.id ? NEXT_DOOR_MS : popRttMs(a, b))

/** The origin and its shield are in the city of the first parent. */
const beside = parentPops[0]!
export const popToParentMs = (pop: number, parent: number): number => rttMs(POPS[pop]!, parentPops[parent]!)
export const popToOriginMs = (pop: number): number => rttMs(POPS[pop]!, beside)
export const parentToOriginMs = (parent: number): number => rttMs(parentPops[parent]!, beside)
export const SHIELD_TO_ORIGIN_MS = NEXT_DOOR_MS
