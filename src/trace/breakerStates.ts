/** What a circuit breaker can be; column `a` of a Breaker record is the place here. */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const
export type BreakerState = (typeof BREAKER_STATES)[number]
