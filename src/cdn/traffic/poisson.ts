/**
 * Requests of many users who know nothing of each other: a Poisson process, whose gaps are
 * exponential (Kingman, Poisson Processes, 1993, §4.1). Gaps are rounded to 2^-20 of their mean,
 * so that browsers whose logarithms differ in the last bit draw the same ones.
 */
import type { RandomSource } from '../../engine/streams'
import type { Arrivals } from './arrivals'

const GRAIN = 2 ** 20

export const poisson: Arrivals = {
  gap: (_, random) => exponential(random),
}

/** An exponential number with mean 1; the source is below 1, so the logarithm is finite. */
export function exponential(random: RandomSource): number {
  return Math.round(-Math.log(1 - random()) * GRAIN) / GRAIN
}
