/**
 * Named random streams of a run. Each name has a generator of its own, seeded by the run's
 * seed and the name, so that a lever that draws more arrivals does not reshuffle latencies.
 */
import { randomLcg } from 'd3-random'

export type RandomSource = () => number

/** 32-bit FNV-1a of the name, mixed with the seed by murmur3's finaliser. */
function seedFor(name: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export class Streams {
  readonly seed: number
  readonly #sources = new Map<string, RandomSource>()

  constructor(seed: number) {
    this.seed = seed
  }

  /** The stream of that name: a function that returns numbers in [0, 1). */
  get(name: string): RandomSource {
    let source = this.#sources.get(name)
    if (!source) {
      source = randomLcg(seedFor(name, this.seed) / 2 ** 32)
      this.#sources.set(name, source)
    }
    return source
  }
}
