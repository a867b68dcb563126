/**
 * Who is there in scene 8, by name.
 */

export const POLICY_NAMES = ['fifo', 'lru', 'lfu', 'sieve'] as const
export type PolicyName = (typeof POLICY_NAMES)[number]
export const POLICY_WORDS: Readonly<Record<PolicyName, string>> = { fifo: 'FIFO', lru: 'LRU', lfu: 'LFU', sieve: 'SIEVE' }

/** By these they are called; a ring has points of `server-1` and so on. */
export const SERVER_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const
export const SERVERS = SERVER_LETTERS.map((_, k) => `server-${k + 1}`)
/** When a server dies, after the beginning of the steps about it (ms). */
export const DEATH_MS = 5_000
/** Of each server, where it has many. */
export const MANY_POINTS = 100
/** Of the steps about the POP. */
export const POP_PACE_MS = 1_500

export const POP = 'pop'
export const POP_USERS = 'frankfurt'
export const POP_CRAWLER = 'crawler'
export const usersOf = (policy: PolicyName): string => `${policy}-users`
const crawlerOf = (policy: PolicyName): string => `${policy}-crawler`
/** Users of the four disks, and the crawler at each. */
export const DISK_USERS: readonly string[] = POLICY_NAMES.map(usersOf)
export const DISK_CRAWLERS: readonly string[] = POLICY_NAMES.map(crawlerOf)

/** Servers of the POP, slots of a disk and the exponent of popularity, as the scene begins. */
export const AT_FIRST = { servers: 4, room: 20, exponent: 0.8 } as const
