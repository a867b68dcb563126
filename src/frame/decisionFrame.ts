/**
 * Which way a user's packets go at a moment, ready to be read: at each network on it the routes that it knew, and the rule by which it
 * let go of all but one.
 */
import type { HopChoice } from '../cdn/net/bgp/routeLog'
import { CITIES } from '../cdn/net/places'
import type { Reading } from '../reading/reading'
import { addressAt, decisionRows, wayAt } from './ways'

export interface RouteWords {
  /** Where packets would go: "Pacific, Singapore". */
  readonly via: string
  /** null where the network has none, and its default counts. */
  readonly localPref: number | null
  /** "64497 64496"; empty inside of the network that has the address. */
  readonly path: string
  /** Round trip to where packets would leave this network (ms); null when it is not known. */
  readonly exitMs: number | null
  /** The rule that struck it out, and its clause in RFC 4271; null for the one in use. */
  readonly struckBy: { readonly name: string; readonly clause: string } | null
}

export interface HopWords {
  /** "Pacific in Perth". */
  readonly network: string
  readonly asn: number
  readonly rows: readonly RouteWords[]
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
  const hops = way.hops.map((hop) => hopWords(run, hop))
  return { client, address, hops, chosen: hops.findIndex(({ rows }) => rows.length > 1), server: run.nodes.findIndex(({ id }) => id === way.server) }
}

function hopWords(run: Reading, { router, decided }: HopChoice): HopWords {
  return {
    network: networkWords(run, router), asn: asnOf(run, router),
    rows: decisionRows(decided).map(({ route, struckBy }) => ({
      via: networkWords(run, route.nextHop), localPref: route.localPref ?? null, path: route.asPath.join(' '), exitMs: route.exitMs ?? null, struckBy,
    })),
  }
}

/** A carrier has routers in many cities; a network of users is called by its own. */
function networkWords({ nodes }: Reading, id: string): string {
  const node = nodes.find((one) => one.id === id)
  const city = node?.city && CITIES[node.city].name
  if (!node || !city) return id
  return node.name.startsWith(city) ? node.name : `${node.name}, ${city}`
}

function asnOf({ scene }: Reading, id: string): number {
  const spec = scene.topology.nodes.find((one) => one.id === id)
  return spec && 'asn' in spec && typeof spec.asn === 'number' ? spec.asn : 0
}
