/**
 * Tiers of caches as a sieve: what edges do not hold they ask a parent for, it a shield, that the origin. It counts, request by request,
 * and knows no time: nothing expires, nobody waits, and each store has what it was asked for last. For traffic of which only the sums
 * are of interest; single requests are the network's (world.ts).
 */
import { invariant } from '../../engine/invariant'
import type { Draws } from './draws'
import { IntLru } from './intLru'

export interface SieveTiers {
  /** For each edge the number of its parent; NO_PARENT where it asks the next tier itself. */
  readonly parentOf: readonly number[]
  readonly parents: number
  /** Objects that one of them has room for. */
  readonly edgeRoom: number
  readonly parentRoom: number
  /** null: there is no shield. */
  readonly shieldRoom: number | null
}

export const NO_PARENT = -1

/** Requests that have crossed since the last count, by who asked. */
export interface Sifted {
  /** By edge: from its users, and passed on. */
  readonly asked: Int32Array
  readonly missed: Int32Array
  /** By parent: passed on. */
  readonly parentMissed: Int32Array
  /** By the shield, where there is one: passed on. */
  shieldMissed: number
  /** All that reached the origin. */
  origin: number
}

export class Sieve {
  readonly #draws: Draws
  #next = 0
  readonly #edges: readonly IntLru[]
  readonly #parents: readonly IntLru[]
  readonly #shield: IntLru | null
  readonly #tiers: SieveTiers

  /** `draws` are of as many edges as there are. */
  constructor(tiers: SieveTiers, draws: Draws) {
    invariant(tiers.parentOf.length === draws.edges, `draws of ${draws.edges} edges are none for ${tiers.parentOf.length}`)
    this.#tiers = tiers
    this.#draws = draws
    const store = (room: number): IntLru => new IntLru(draws.objects, room)
    this.#edges = tiers.parentOf.map(() => store(tiers.edgeRoom))
    this.#parents = Array.from({ length: tiers.parents }, () => store(tiers.parentRoom))
    this.#shield = tiers.shieldRoom === null ? null : store(tiers.shieldRoom)
  }

  /** So many requests come. */
  pass(requests: number): Sifted {
    const { parentOf } = this.#tiers
    const edges = this.#edges.length
    const sifted: Sifted = { asked: new Int32Array(edges), missed: new Int32Array(edges), parentMissed: new Int32Array(this.#parents.length), shieldMissed: 0, origin: 0 }
    for (let n = 0; n < requests; n++) {
      const drawn = this.#draws.at(this.#next++)
      const edge = drawn % edges
      const object = (drawn - edge) / edges
      sifted.asked[edge]!++
      if (this.#edges[edge]!.ask(object)) continue
      sifted.missed[edge]!++
      const parent = parentOf[edge]!
      if (parent !== NO_PARENT) {
        if (this.#parents[parent]!.ask(object)) continue
        sifted.parentMissed[parent]!++
      }
      if (this.#shield) {
        if (this.#shield.ask(object)) continue
        sifted.shieldMissed++
      }
      sifted.origin++
    }
    return sifted
  }
}
