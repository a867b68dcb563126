/**
 * Named random streams of a run. Each name has a generator of its own, seeded by the run's
 * seed and the name, so that a lever that draws more arrivals does not reshuffle latencies.
 */
import { randomLcg } from 'd3-random'
import { textHash } from './textHash'

export type RandomSource = () => number

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
      source = randomLcg(textHash(name, this.seed) / 2 ** 32)
      this.#sources.set(name, source)
    }
    return source
  }
}
