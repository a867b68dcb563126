/**
 * Which way a user's packets go at a moment, ready to be read: at each network on it the routes that it knew, where each leads, and all rules
 * in their order with what each has let go of.
 */
import { type HopChoice, RULES } from '../cdn/net/bgp/routeLog'
import type { Relation, Route } from '../cdn/net/bgp/route'
import { CITIES } from '../cdn/net/places'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, markListing } from '../trace/traceKinds'
import { addressAt, decisionRows, routeLogOf, wayAt } from './ways'

export interface RouteWords {
  /** Where packets would go: "Pacific, Singapore". */
  readonly via: string
  /** null where the network has none, and its default counts. */
  readonly localPref: number | null
  /** Of who told it: "pays", "is paid", "free". */
  readonly pays: string
  /** "64497 64496"; empty inside of the network that has the address. */
  readonly path: string
  /** Round trip to where packets would leave this network (ms); null when it is not known. */
  readonly exitMs: number | null
  /** Where the user's packets would come out, and their round trip (ms); null where they would not. */
  readonly leadsTo: { readonly place: string; readonly rttMs: number } | null
  /** Number of the rule that struck it out among those of the hop, and what RFC 4271 says of it; null for the one in use. */
  readonly struckBy: { readonly rule: number; readonly name: string; readonly clause: string } | null
  /** In which order the network has heard of it, from 0. */
  readonly heard: number
}

/** What a rule did: how many routes it let go of, 0 where it could not tell them apart; null where one was left before. */
export interface RuleWords {
  readonly compares: readonly [words: string, short: string]
  readonly lost: number | null
}

export interface HopWords {
  /** Node of the router. */
  readonly router: number
  /** "Pacific in Perth". */
  readonly network: string
  readonly asn: number
  /** The one in use first, then those that lost, the latest rule first. */
  readonly rows: readonly RouteWords[]
  /** In the order in which they are asked. */
  readonly rules: readonly RuleWords[]
}

export interface WayWords {
  readonly client: number
  readonly address: string
  readonly hops: readonly HopWords[]
  /** Number of the first hop that had a choice; -1 where none had. */
  readonly chosen: number
  /** Node of the server at the end; -1 where the way leads nowhere. */
  readonly server: number
}

/** null before the user has an address. */
export function wayWords(run: Reading, client: number, position: number): WayWords | null {
  const [address, way] = [addressAt(run, client, position), wayAt(run, client, position)]
  if (address === null || way === null) return null
  const routers = way.hops.map(({ router }) => indexOfNode(run, router))
  const hops = way.hops.map((hop, k) => hopWords(run, hop, (route) => leadsTo(run, [client, ...routers.slice(0, k + 1)], route, address, countAt(run.trace, position))))
  return { client, address, hops, chosen: hops.findIndex(({ rows }) => rows.length > 1), server: way.server === null ? -1 : indexOfNode(run, way.server) }
}

/** The decision that a followed request has come to, and as many of its rules as have been asked. */
export interface DecisionNow {
  readonly way: WayWords
  /** Number of the hop; of none that had a choice the first. */
  readonly hop: number
  readonly asked: number
}

/** Of the network that works on the request now; else of the first on its way that had a choice. null before its user has an address. */
export function decisionNow(run: Reading, request: number, position: number): DecisionNow | null {
  const way = wayWords(run, run.requests.client(request), position)
  if (!way) return null
  const { trace, scene } = run
  const listing = scene.listings.find(({ listing: { name } }) => name === 'Router.route')?.listing.id ?? -1
  const records = between(indexOf(run).byRequest(request), [0, countAt(trace, position)])
  const isOf = (i: number, kind: Kind): boolean => trace.kind(i) === kind && (kind === Kind.Value ? markListing(trace.a(i)) : trace.a(i)) === listing
  const entered = records.findLast((i) => isOf(i, Kind.Enter))
  const isOver = entered === undefined || records.some((i) => i > entered && isOf(i, Kind.Exit) && trace.b(i) === trace.b(entered))
  const working = isOver ? -1 : way.hops.findIndex(({ router, rows }) => router === trace.node(entered!) && rows.length > 1)
  const hop = Math.max(0, working < 0 ? way.chosen : working)
  const { router } = way.hops[hop] ?? { router: -1 }
  // The first value is what the function was given.
  const values = records.filter((i) => isOf(i, Kind.Value) && trace.node(i) === router).length
  return { way, hop, asked: Math.max(0, Math.min(RULES.length, values - 1)) }
}

function hopWords(run: Reading, { router, heard, decided }: HopChoice, leads: (route: Route) => RouteWords['leadsTo']): HopWords {
  const index = indexOfNode(run, router)
  const last = decided.struck.at(-1)
  const decisive = last ? RULES.indexOf(last.rule) : -1
  return {
    router: index, network: networkWords(run, router, ' in '), asn: asnOf(run, router),
    rows: decisionRows(decided).map(({ route, struckBy }) => ({
      via: networkWords(run, route.nextHop), localPref: route.localPref ?? null, pays: PAYS[route.relation], path: route.asPath.join(' '), exitMs: route.exitMs ?? null,
      leadsTo: leads(route), heard: heard.indexOf(route), struckBy: struckBy && { rule: RULES.indexOf(struckBy), name: struckBy.name, clause: struckBy.clause },
    })),
    rules: RULES.map(({ compares }, k) => ({
      compares, lost: heard.length < 2 || k > decisive && decided.routes.length < 2 ? null : decided.struck.find(({ rule }) => rule === RULES[k])?.routes.length ?? 0,
    })),
  }
}

/** What traffic to them costs this network. */
const PAYS: Readonly<Record<Relation, string>> = { customer: 'is paid', peer: 'free', provider: 'pays' }

/** Where packets come out that have passed these nodes and then take a route. */
function leadsTo(run: Reading, passed: readonly number[], { nextHop }: Route, address: string, count: number): RouteWords['leadsTo'] {
  const { hops, server } = routeLogOf(run).wayAt(nextHop, address, count)
  const place = server === null ? -1 : indexOfNode(run, server)
  if (place < 0) return null
  const nodes = [...passed, ...hops.map(({ router }) => indexOfNode(run, router)), place]
  const index = indexOf(run)
  const rttUs = nodes.slice(1).reduce((sum, node, k) => sum + (run.links[index.linkBetween(nodes[k]!, node)]?.rttUs ?? NaN), 0)
  return { place: run.nodes[place]!.name, rttMs: usToMs(rttUs) }
}

const indexOfNode = ({ nodes }: Reading, id: string): number => nodes.findIndex((node) => node.id === id)

/** A carrier has routers in many cities; a network of users is called by its own. */
function networkWords({ nodes }: Reading, id: string, joint = ', '): string {
  const node = nodes.find((one) => one.id === id)
  const city = node?.city && CITIES[node.city].name
  if (!node || !city) return id
  return node.name.startsWith(city) ? node.name : `${node.name}${joint}${city}`
}

function asnOf({ scene }: Reading, id: string): number {
  const spec = scene.topology.nodes.find((one) => one.id === id)
  return spec && 'asn' in spec && typeof spec.asn === 'number' ? spec.asn : 0
}
