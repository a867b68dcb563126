/**
 * Who is there in scene 8, by name.
 */

export const POLICY_NAMES = ['fifo', 'lru', 'lfu', 'sieve'] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

const MOST_SERVERS = 8
export const SERVERS = Array.from({ length: MOST_SERVERS }, (_, k) => `server-${k + 1}`)
/** The server that dies in its step, and after how long. */
export const DEAD = 'server-2'
export const KILLED_MS = 8_000

export const POP_USERS = 'frankfurt'
export const usersOf = (policy: PolicyName): string => `${policy}-users`
