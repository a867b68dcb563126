/**
 * Paths between nodes: the link that joins them, or else the links with the least sum of round
 * trips. Found once for a pair of nodes, and again when links or routers have changed; it knows
 * nothing of load.
 */
import { SimulationError } from '../../engine/invariant'
import type { Link } from './link'

/** A node, as far as a path looks at it. */
interface PathEnd {
  readonly index: number
  readonly spec: { readonly id: string }
}

/** What a path may use at the moment. */
export interface Usable {
  link(link: Link): boolean
  /** Whether messages pass through a node that is neither end. */
  router(node: number): boolean
}

const EVERYTHING: Usable = { link: () => true, router: () => true }

export class Paths {
  readonly #nodes: readonly PathEnd[]
  readonly #links: readonly Link[]
  readonly #usable: Usable
  readonly #found = new Map<number, readonly Link[] | null>()
  /** By the pair of their ends, the lower one first. */
  readonly #joining = new Map<number, Link[]>()

  constructor(nodes: readonly PathEnd[], links: readonly Link[], usable = EVERYTHING) {
    this.#nodes = nodes
    this.#links = links
    this.#usable = usable
    for (const link of links) {
      const key = this.#pairOf(link.from, link.to)
      this.#joining.set(key, [...(this.#joining.get(key) ?? []), link])
    }
  }

  #pairOf(a: number, b: number): number {
    return Math.min(a, b) * this.#nodes.length + Math.max(a, b)
  }

  /** What may be used has changed. */
  forget(): void {
    this.#found.clear()
  }

  /**
   * The links in the order in which a message crosses them; null when none of those that may be used lead there.
   * An error that names both ends when no links at all do.
   */
  between(from: PathEnd, to: PathEnd): readonly Link[] | null {
    const key = from.index * this.#nodes.length + to.index
    let path = this.#found.get(key)
    if (path === undefined) {
      path = this.#shortest(from, to, this.#usable)
      if (!path && !this.#shortest(from, to, EVERYTHING)) {
        throw new SimulationError(`no path of links leads from ${from.spec.id} to ${to.spec.id}; add a link to the topology`)
      }
      this.#found.set(key, path)
    }
    return path
  }

  /** The link that joins them, or else Dijkstra's algorithm; of equal paths the one whose nodes were declared first. */
  #shortest(from: PathEnd, to: PathEnd, usable: Usable): Link[] | null {
    // Whether a link may be used asks its scene: not of a thousand links where one is the answer.
    const direct = this.#joining.get(this.#pairOf(from.index, to.index))?.find((link) => usable.link(link))
    if (direct) return [direct]
    const links = this.#links.filter((link) => usable.link(link))
    const sumUs = this.#nodes.map(() => Infinity)
    const arrivedBy: (Link | undefined)[] = []
    const open = new Set(this.#nodes.map(({ index }) => index))
    sumUs[from.index] = 0
    while (open.has(to.index)) {
      const at = [...open].reduce((best, one) => (sumUs[one]! < sumUs[best]! ? one : best))
      if (sumUs[at] === Infinity) return null
      open.delete(at)
      if (at !== from.index && at !== to.index && !usable.router(at)) continue
      for (const link of links) {
        if (link.from !== at && link.to !== at) continue
        const next = link.other(at)
        if (sumUs[at]! + link.rttUs >= sumUs[next]!) continue
        sumUs[next] = sumUs[at]! + link.rttUs
        arrivedBy[next] = link
      }
    }
    return walkedBack(arrivedBy, from, to)
  }
}

function walkedBack(arrivedBy: readonly (Link | undefined)[], from: PathEnd, to: PathEnd): Link[] {
  const path: Link[] = []
  for (let at = to.index; at !== from.index; ) {
    const link = arrivedBy[at]!
    path.unshift(link)
    at = link.other(at)
  }
  return path
}
