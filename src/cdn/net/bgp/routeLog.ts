/**
 * What routers had to choose from over a run, as they have written it down: which way an address leads from a network at any moment, and
 * why. For claims, frames and tests alike; it looks at no simulation.
 */
import { Candidates, RULES, route } from './decision'
import { longestMatch } from './prefix'
import type { Route } from './route'
import { unmarked } from '../../http/unmarked'

/** A record of what a router has to choose from, from now on. */
export interface RoutesRow {
  /** Number of the record: rows are in this order. */
  readonly record: number
  readonly atMs: number
  /** Id of the router. */
  readonly router: string
  readonly prefix: string
  readonly routes: readonly Route[]
}

/** A record as its readers have it (RunView.records): of kind Routes. */
interface RoutesRecord {
  readonly record: number
  readonly atMs: number
  readonly node: string
  readonly texts: readonly [a: string, b: string]
}

/** What a router has written down as text, as a row. */
export function routesRow({ record, atMs, node, texts: [prefix, routes] }: RoutesRecord): RoutesRow {
  return { record, atMs, router: node, prefix, routes: JSON.parse(routes) as Route[] }
}

/** One router's decision: what it took, and by which rule it let go of the others. */
export interface HopChoice {
  readonly router: string
  /** What it had to choose from, in the order in which it has heard it. */
  readonly heard: readonly Route[]
  readonly decided: Candidates
}

/** Where an address leads. */
export interface Way {
  /** The routers on it, nearest first. */
  readonly hops: readonly HopChoice[]
  /** Id of the server at its end; null where a router on it knows no route, or where it goes round. */
  readonly server: string | null
}

/** A way that holds from a record on. */
export interface WayChange {
  readonly record: number
  readonly atMs: number
  readonly way: Way
}

export { RULES }

const decided = unmarked(route)

export class RouteLog {
  /** By router and prefix. */
  readonly #rows = new Map<string, Map<string, RoutesRow[]>>()
  readonly #all: readonly RoutesRow[]

  constructor(rows: readonly RoutesRow[]) {
    this.#all = rows
    for (const row of rows) {
      const ofRouter = this.#rows.get(row.router) ?? new Map<string, RoutesRow[]>()
      this.#rows.set(row.router, ofRouter)
      ofRouter.set(row.prefix, [...(ofRouter.get(row.prefix) ?? []), row])
    }
  }

  /** The way from a network's router to an address after the first `count` records of the run. */
  wayAt(gateway: string, address: string, count = Infinity): Way {
    const hops: HopChoice[] = []
    for (let at = gateway; ; ) {
      if (!this.#rows.has(at)) return { hops, server: at }
      const choice = this.#choiceAt(at, address, count)
      const isRound = hops.some(({ router }) => router === at)
      if (!choice || isRound) return { hops, server: null }
      hops.push({ router: at, ...choice })
      at = choice.decided.routes[0]!.nextHop
    }
  }

  /** Every way that it was, in order: one after the other, each unlike the one before. */
  changes(gateway: string, address: string): readonly WayChange[] {
    const rows = this.#all.filter(({ prefix }) => longestMatch(address, [prefix]) !== undefined)
    const found: WayChange[] = []
    let last = ''
    for (const [k, { record, atMs }] of rows.entries()) {
      // What several write down in one instant holds together.
      if (rows[k + 1]?.atMs === atMs) continue
      const way = this.wayAt(gateway, address, record + 1)
      const text = [...way.hops.map(({ router }) => router), way.server].join(' ')
      if (text !== last) found.push({ record, atMs, way })
      last = text
    }
    return found
  }

  /** What a router decides for an address; undefined when it knows no route. */
  #choiceAt(router: string, address: string, count: number): Omit<HopChoice, 'router'> | undefined {
    const known = [...(this.#rows.get(router) ?? [])].flatMap(([prefix, rows]) => {
      const routes = rows.findLast(({ record }) => record < count)?.routes ?? []
      return routes.length > 0 ? [[prefix, routes] as const] : []
    })
    const prefix = longestMatch(address, known.map(([one]) => one))
    const heard = known.find(([one]) => one === prefix)?.[1]
    return heard && { heard, decided: decided(new Candidates(heard)) }
  }
}
