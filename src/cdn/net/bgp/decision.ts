/**
 * BGP's decision process (RFC 4271 §9.1) as a list of rules with names: each takes routes out, and what is left after the last is used.
 * There is no distance among them but the last one's to the next hop. `Router.route` is what scene 4 shows.
 */
import { ORIGINS, type Route, localPrefOf } from './route'

export interface Rule {
  /** In the words of the field. */
  readonly name: string
  /** What it compares, where all rules stand in a row; and where there is little room. */
  readonly compares: readonly [words: string, short: string]
  /** Where RFC 4271 has it. */
  readonly clause: string
  /** Those that the rule leaves, in their order: at least one of one or more. */
  readonly keep: (routes: readonly Route[]) => readonly Route[]
}

/** Those with the least of a figure. */
function least(routes: readonly Route[], figureOf: (route: Route) => number): readonly Route[] {
  const lowest = Math.min(...routes.map(figureOf))
  return routes.filter((route) => figureOf(route) === lowest)
}

const localPreference: Rule = { name: 'highest local preference', compares: ['preference', 'pref.'], clause: '9.1.1', keep: (routes) => least(routes, (route) => -localPrefOf(route)) }

const pathLength: Rule = { name: 'shortest AS path', compares: ['AS path', 'path'], clause: '9.1.2.2 a', keep: (routes) => least(routes, ({ asPath }) => asPath.length) }

/** BGP's attribute ORIGIN: how the route came into BGP. It has nothing to do with a CDN's origin, so it is never called that alone. */
const originCode: Rule = { name: 'lowest origin code', compares: ['origin code', 'code'], clause: '9.1.2.2 b', keep: (routes) => least(routes, (route) => ORIGINS.indexOf(route.origin)) }

/** The network that told it; routes of the own network, whose path is empty, count as one neighbour. */
const neighbourOf = ({ asPath }: Route): number => asPath[0] ?? 0
const medOf = ({ med = 0 }: Route): number => med

/** Figures of two networks mean nothing beside each other: each neighbour's routes are compared among themselves. */
const med: Rule = {
  name: 'lowest MED of each neighbour', compares: ['MED', 'MED'], clause: '9.1.2.2 c',
  keep: (routes) => routes.filter((route) => !routes.some((other) => neighbourOf(other) === neighbourOf(route) && medOf(other) < medOf(route))),
}

const outsideFirst: Rule = { name: 'eBGP before iBGP', compares: ['eBGP or iBGP', 'eBGP'], clause: '9.1.2.2 d', keep: (routes) => least(routes, ({ learnt }) => (learnt === 'ebgp' ? 0 : 1)) }

/** Skipped where one of them has no cost. */
const nearestExit: Rule = {
  name: 'nearest exit', compares: ['exit', 'exit'], clause: '9.1.2.2 e',
  keep: (routes) => (routes.some(({ exitMs }) => exitMs === undefined) ? routes : least(routes, ({ exitMs }) => exitMs!)),
}

const routerId: Rule = { name: 'lowest router id', compares: ['router id', 'id'], clause: '9.1.2.2 f', keep: (routes) => least(routes, (route) => route.routerId) }

const peerAddress: Rule = { name: 'lowest peer address', compares: ['peer address', 'peer'], clause: '9.1.2.2 g', keep: (routes) => least(routes, (route) => route.peerAddress) }

/** All of them, in the order in which `Router.route` asks them. */
export const RULES: readonly Rule[] = [localPreference, pathLength, originCode, med, outsideFirst, nearestExit, routerId, peerAddress]

/** What one rule took out. */
export interface Struck {
  readonly rule: Rule
  readonly routes: readonly Route[]
}

/** Routes to one prefix that are left, and what has been struck out so far by which rule. */
export class Candidates {
  readonly routes: readonly Route[]
  readonly struck: readonly Struck[]

  constructor(routes: readonly Route[], struck: readonly Struck[] = []) {
    this.routes = routes
    this.struck = struck
  }

  by(rule: Rule): Candidates {
    if (this.routes.length < 2) return this
    const kept = rule.keep(this.routes)
    const lost = this.routes.filter((route) => !kept.includes(route))
    return lost.length === 0 ? this : new Candidates(kept, [...this.struck, { rule, routes: lost }])
  }

  summary(): string {
    return this.routes.map(({ nextHop }) => nextHop).join(' | ')
  }
}

// #region listing Router.route
function route(heard: Candidates) {
  let left = heard.by(localPreference)
  left = left.by(pathLength) // few networks
  left = left.by(originCode) // how learnt
  left = left.by(med) // a neighbour’s wish
  left = left.by(outsideFirst)
  left = left.by(nearestExit)
  left = left.by(routerId) // to settle it
  left = left.by(peerAddress)
  return left
}
// #endregion

export { route }
