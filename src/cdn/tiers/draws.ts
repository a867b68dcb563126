/**
 * Which edge a request comes to, all alike, and which object it is for, as a catalogue picks it: drawn once for all sieves that are asked the
 * same.
 */
import { invariant } from '../../engine/invariant'
import type { RandomSource } from '../../engine/streams'
import type { ZipfCatalogue } from '../traffic/zipf'

const CHUNK = 1 << 16

export class Draws {
  readonly edges: number
  readonly objects: number
  readonly #catalogue: ZipfCatalogue
  readonly #numberOf: ReadonlyMap<unknown, number>
  readonly #random: RandomSource
  readonly #chunks: Int32Array[] = []

  constructor(edges: number, catalogue: ZipfCatalogue, random: RandomSource) {
    invariant(edges > 0, 'a sieve without edges cannot be asked')
    this.edges = edges
    this.objects = catalogue.objects.length
    this.#catalogue = catalogue
    this.#numberOf = new Map(catalogue.objects.map((object, k) => [object, k]))
    this.#random = random
  }

  /** Of the request with this number, from 0: its object times the number of edges, plus its edge. */
  at(number: number): number {
    const chunk = Math.floor(number / CHUNK)
    while (this.#chunks.length <= chunk) this.#chunks.push(this.#draw())
    return this.#chunks[chunk]![number % CHUNK]!
  }

  #draw(): Int32Array {
    const drawn = new Int32Array(CHUNK)
    for (let n = 0; n < CHUNK; n++) {
      const edge = Math.floor(this.#random() * this.edges)
      drawn[n] = this.#numberOf.get(this.#catalogue.pick(n, this.#random, 0))! * this.edges + edge
    }
    return drawn
  }
}
