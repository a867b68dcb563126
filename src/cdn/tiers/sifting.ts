/**
 * A sieve at work, slice by slice. Whoever asks for the same slice of the same tiers, catalogue and draws gets it without counting again: a
 * million requests take a tenth of a second, and a run is made anew with every lever.
 */
import { invariant } from '../../engine/invariant'
import { Streams } from '../../engine/streams'
import type { ZipfCatalogue } from '../traffic/zipf'
import { Draws } from './draws'
import { Sieve, type SieveTiers, type Sifted } from './sieve'

/** What was counted last is kept: of so many sieves, and the draws of so many traffics. */
const [MAX_SIEVES, MAX_TRAFFICS] = [16, 3]

export interface SiftingOptions {
  readonly tiers: SieveTiers
  readonly catalogue: ZipfCatalogue
  /** Draws edges and objects: equal seeds, equal traffic, whatever the tiers. */
  readonly seed: number
  /** Requests before the first slice, which fill the stores and count nowhere. */
  readonly before: number
  readonly perSlice: number
}

class Sifting {
  readonly #sieve: Sieve
  readonly #perSlice: number
  readonly #slices: Sifted[] = []

  constructor(sieve: Sieve, before: number, perSlice: number) {
    this.#sieve = sieve
    this.#perSlice = perSlice
    this.#sieve.pass(before)
  }

  /** What crossed in the slice of this number, from 0. */
  slice(number: number): Sifted {
    invariant(Number.isInteger(number) && number >= 0, `slice ${number} of a sieve cannot be`)
    while (this.#slices.length <= number) this.#slices.push(this.#sieve.pass(this.#perSlice))
    return this.#slices[number]!
  }
}

/** The things that were asked for last, by name. */
class Kept<T> {
  readonly #most: number
  readonly #things = new Map<string, T>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string, make: () => T): T {
    const thing = this.#things.get(name) ?? make()
    this.#things.delete(name)
    this.#things.set(name, thing)
    for (const oldest of this.#things.keys()) {
      if (this.#things.size <= this.#most) break
      this.#things.delete(oldest)
    }
    return thing
  }
}

const siftings = new WeakMap<ZipfCatalogue, { readonly draws: Kept<Draws>; readonly sieves: Kept<Sifting> }>()

/** The sifting of these options: the one that was made before, if it still is. */
export function siftingOf({ tiers, catalogue, seed, before, perSlice }: SiftingOptions): Sifting {
  const { draws, sieves } = siftings.get(catalogue) ?? { draws: new Kept<Draws>(MAX_TRAFFICS), sieves: new Kept<Sifting>(MAX_SIEVES) }
  siftings.set(catalogue, { draws, sieves })
  const edges = tiers.parentOf.length
  return sieves.get(JSON.stringify([tiers, seed, before, perSlice]), () =>
    new Sifting(new Sieve(tiers, draws.get(`${seed} ${edges}`, () => new Draws(edges, catalogue, new Streams(seed).get('sieve')))), before, perSlice))
}
