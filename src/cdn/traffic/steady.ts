/**
 * One request after another at equal distances. Where it begins within the first distance is
 * drawn, so that two places do not ask in the same instant.
 */
import type { Arrivals } from './arrivals'

export const steady: Arrivals = {
  gap: (n, random) => (n === 0 ? random() : 1),
}
