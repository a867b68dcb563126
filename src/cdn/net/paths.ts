/**
 * Paths of several links between nodes that no link joins directly: the one with the least sum of
 * round trips. Found once for a pair of nodes; it knows nothing of load or faults.
 */
import { SimulationError } from '../../engine/invariant'
import type { Link } from './link'

/** A node, as far as a path looks at it. */
interface PathEnd {
  readonly index: number
  readonly spec: { readonly id: string }
}

export class Paths {
  readonly #nodes: readonly PathEnd[]
  readonly #links: readonly Link[]
  readonly #found = new Map<number, readonly Link[]>()

  constructor(nodes: readonly PathEnd[], links: readonly Link[]) {
    this.#nodes = nodes
    this.#links = links
  }

  /** The links in the order in which a message crosses them; an error that names both ends when there is no way. */
  between(from: PathEnd, to: PathEnd): readonly Link[] {
    const key = from.index * this.#nodes.length + to.index
    let path = this.#found.get(key)
    if (!path) {
      path = this.#shortest(from, to)
      this.#found.set(key, path)
    }
    return path
  }

  /** Dijkstra's algorithm; of equal paths the one whose nodes were declared first. */
  #shortest(from: PathEnd, to: PathEnd): Link[] {
    const sumUs = this.#nodes.map(() => Infinity)
    const arrivedBy: (Link | undefined)[] = []
    const open = new Set(this.#nodes.map(({ index }) => index))
    sumUs[from.index] = 0
    while (open.has(to.index)) {
      const at = [...open].reduce((best, one) => (sumUs[one]! < sumUs[best]! ? one : best))
      if (sumUs[at] === Infinity) throw new SimulationError(`no path of links leads from ${from.spec.id} to ${to.spec.id}; add a link to the topology`)
      open.delete(at)
      for (const link of this.#links) {
        if (link.from !== at && link.to !== at) continue
        const next = link.other(at)
        if (sumUs[at]! + link.rttUs >= sumUs[next]!) continue
        sumUs[next] = sumUs[at]! + link.rttUs
        arrivedBy[next] = link
      }
    }
    const path: Link[] = []
    for (let at = to.index; at !== from.index; ) {
      const link = arrivedBy[at]!
      path.unshift(link)
      at = link.other(at)
    }
    return path
  }
}
