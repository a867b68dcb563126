/**
 * One seed for every property, before any test runs: a failure is seen by everybody or by nobody. `npm run fuzz` sets
 * another one in FUZZ_SEED. How often a property is tried is said beside it.
 */
import fc from 'fast-check'

export const SEED = Number(process.env['FUZZ_SEED'] ?? 9111)

fc.configureGlobal({ seed: SEED })
