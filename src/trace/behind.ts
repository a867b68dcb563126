/**
 * Which records of a request belong to the refresh behind its answer. Both run under one
 * number, and the refresh may leave before the answer has arrived: it is what happens on the
 * far side of the cache that began it, and everything once the client has its answer.
 */
import type { Trace } from './trace'
import { Kind, hopTo } from './traceKinds'

const NOWHERE = -1

/** Reads the records of one request, in order. */
export class Behind {
  readonly #near = new Set<number>()
  #cache = NOWHERE
  #answered = false

  /** Takes the next record; true when nobody waits for what it tells. */
  next(trace: Trace, i: number): boolean {
    const kind = trace.kind(i)
    const node = trace.node(i)
    if (kind === Kind.Done) {
      this.#answered = true
      return false
    }
    if (this.#answered) return true
    if (kind === Kind.Refresh && trace.a(i) === 1) this.#cache = node
    if (this.#cache === NOWHERE) {
      this.#near.add(node)
      if (kind === Kind.Hop) this.#near.add(hopTo(trace.a(i)))
      return false
    }
    if (kind === Kind.Hop) return !this.#near.has(node) || !this.#near.has(hopTo(trace.a(i)))
    return node === this.#cache || !this.#near.has(node)
  }
}
