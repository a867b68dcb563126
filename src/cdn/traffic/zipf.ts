/**
 * A catalogue whose k-th favourite is asked for in proportion to k^-exponent: Zipf's law, as it
 * is measured at caches with exponents from 0.6 to 1.1 (Breslau et al., Web Caching and Zipf-like
 * Distributions, INFOCOM 1999). Sizes are drawn once for the catalogue and not by the run's
 * seed: another seed sends other requests to the same objects.
 */
import { invariant } from '../../engine/invariant'
import type { RandomSource } from '../../engine/streams'
import type { Catalogue, CatalogueObject } from './catalogue'

/** The sources of a run give multiples of 2^-32; shares are rounded to them, so that all browsers agree. */
const GRAIN = 2 ** 32

export interface ZipfOptions {
  readonly objects: number
  /** 0: all alike. */
  readonly exponent: number
  /** Bytes of every object, or the smallest and the largest; in between, each doubling is as frequent as any other. */
  readonly bytes: number | readonly [least: number, most: number]
  /** The object with this number, from 0: `/object/7` when absent. */
  readonly url?: (object: number) => string
  /** How favourites change; they stay when absent. */
  readonly turnover?: Turnover
  /** So many have come in at the top already: the last objects are the favourites, and all others have fallen behind by as many ranks. None when absent. */
  readonly newcomers?: number
}

/** Every so often new favourites come in at the top, and all others fall behind by as many ranks. */
export interface Turnover {
  readonly everyMs: number
  /** How many come in each time. */
  readonly objects: number
}

export interface ZipfCatalogue extends Catalogue {
  readonly objects: readonly CatalogueObject[]
  /** The share of requests that go to the favourite of this rank, from 0. */
  share(rank: number): number
}

/**
 * The same objects under any popularity, each made once: for levers that move the exponent, or have new favourites come in.
 *
 *     const catalogue = zipfLaws({ objects: 1000, bytes: 10_000 })
 *     traffic({ ..., catalogue: () => catalogue(levers().exponent, levers().turned ? 500 : 0) })
 */
export function zipfLaws(options: Omit<ZipfOptions, 'exponent' | 'newcomers'>): (exponent: number, newcomers?: number) => ZipfCatalogue {
  const made = new Map<string, ZipfCatalogue>()
  return (exponent, newcomers = 0) => {
    const name = `${exponent} ${newcomers}`
    const catalogue = made.get(name) ?? zipf({ ...options, exponent, newcomers })
    made.set(name, catalogue)
    return catalogue
  }
}

/** `zipf({ objects: 1000, exponent: 0.9, bytes: [2_000, 2_000_000] })` */
export function zipf({ objects: count, exponent, bytes, url = (k) => `/object/${k}`, turnover, newcomers = 0 }: ZipfOptions): ZipfCatalogue {
  invariant(Number.isInteger(count) && count >= 1, `a catalogue of ${count} objects cannot be: it needs one at least`)
  invariant(exponent >= 0 && Number.isFinite(exponent), `an exponent of ${exponent} is no Zipf law: it is 0 or more`)
  invariant(!turnover || (turnover.everyMs > 0 && Number.isInteger(turnover.objects) && turnover.objects >= 0), 'a turnover takes whole objects, every so many ms above 0')
  const objects = Array.from({ length: count }, (_, k) => ({ url: url(k), bytes: sizeOf(k, bytes) }))
  const ends = cumulativeShares(count, exponent)
  return {
    objects,
    share: (rank) => (ends[rank]! - (ends[rank - 1] ?? 0)) / GRAIN,
    pick: (_, random, atMs) => objects[objectAt(rankFor(ends, random), newcomers + fallenBy(atMs, turnover), count)]!,
  }
}

/** Ends of the ranks' shares, ascending to GRAIN. */
function cumulativeShares(count: number, exponent: number): Float64Array {
  const ends = Float64Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent)
  for (let rank = 1; rank < count; rank++) ends[rank]! += ends[rank - 1]!
  const total = ends[count - 1]!
  return ends.map((end) => Math.round((end / total) * GRAIN))
}

/** The first rank whose share ends above the number drawn. */
function rankFor(ends: Float64Array, random: RandomSource): number {
  const drawn = random() * GRAIN
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ends[middle]! > drawn) high = middle
    else low = middle + 1
  }
  return low
}

function fallenBy(atMs: number, turnover: Turnover | undefined): number {
  return turnover ? Math.floor(atMs / turnover.everyMs) * turnover.objects : 0
}

function objectAt(rank: number, fallen: number, count: number): number {
  return (((rank - fallen) % count) + count) % count
}

/**
 * Sizes spread evenly over the logarithm. Multiples of the golden section, modulo 1, fill the
 * range evenly however many objects there are.
 */
function sizeOf(object: number, bytes: ZipfOptions['bytes']): number {
  if (typeof bytes === 'number') return bytes
  const [least, most] = bytes
  return Math.round(least * (most / least) ** (((object + 1) * 0.6180339887498949) % 1))
}
