/**
 * Figures of scene 12, all illustrative but those with a source in src/cdn/code: who lives where, what is at which URL, and how long it may be kept.
 */
import type { CityId } from '../../src/cdn/net/places'

/** The twelve places, the first of which the story is about. */
export const POPS = ['frankfurt', 'sydney', 'london', 'madrid', 'paris', 'tokyo', 'seoul', 'singapore', 'mumbai', 'dubai', 'johannesburg', 'sao-paulo'] as const satisfies readonly CityId[]
export const [HERE, THERE] = POPS
export const userIn = (pop: (typeof POPS)[number]): string => `users-${pop}`

/** For how long `/api/me` may be stored where that is the mistake, and most pages (s). */
export const [ACCOUNT_S, PAGE_S] = [60, 3600]
/** For how long the news may be kept, and how long a place keeps a value of the store (s). */
export const [NEWS_S, VALUE_S] = [5, 60]
/** Requests in a window of so many seconds. */
export const [LIMIT, WINDOW_S] = [10, 1]
/** A flood: requests a second in all, and for how long. */
export const [FLOOD_RPS, FLOOD_MS] = [240, 1000]
/** The share of users who are to see B, in percent, and how many users there are. */
export const [B_SHARE, USERS] = [0.1, 10_000]
export const B_PERCENT = 100 * B_SHARE
export const nameOf = (user: number): string => `user-${user}`
/** No token is made without it. */
export const TOKEN_KEY = 'simulated'
/** Stands for a country from which nobody is let in. */
export const BLOCKED = 'XX'
/** Those who sign up first are often those on whom something new is tried. */
export const FIRST_USERS = 200
