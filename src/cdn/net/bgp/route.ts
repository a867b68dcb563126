/**
 * A route as a BGP router has heard it: data that one can read. Attributes are those of RFC 4271 §5; who may hear of it and
 * which one is used is elsewhere (policy.ts, decision.ts).
 */

/** Who brought the prefix into BGP, by the word of the attribute (RFC 4271 §4.3 a); the earlier is preferred. */
export const ORIGINS = ['igp', 'egp', 'incomplete'] as const
export type Origin = (typeof ORIGINS)[number]

/** What another network is to this one: who pays whom. */
export type Relation = 'customer' | 'peer' | 'provider'

/** Of a route without one: what Junos, Cisco IOS and HPE document as their default. */
export const DEFAULT_LOCAL_PREF = 100

/**
 *     { prefix: '192.0.2.0/24', nextHop: 'carrier-london', asPath: [64501, 64496], origin: 'igp', learnt: 'ebgp',
 *       relation: 'provider', localPref: 100, exitMs: 0, routerId: 12, peerAddress: 12 }
 *
 * SIMPLIFIED: a path is a sequence and has no AS_SET (RFC 9774 has deprecated them).
 */
export interface Route {
  /** "192.0.2.0/24". */
  readonly prefix: string
  /** Id of the node that packets are sent to. */
  readonly nextHop: string
  /** Numbers of the networks on the way, the nearest first, the owner of the prefix last; empty inside of the owner. */
  readonly asPath: readonly number[]
  readonly origin: Origin
  /** From a router of another network (ebgp) or of the own one (ibgp). */
  readonly learnt: 'ebgp' | 'ibgp'
  /** What the network that told it is to this one; routers of one network tell it each other, as operators do with communities. */
  readonly relation: Relation
  /** The degree of preference, by local policy: the highest is taken. DEFAULT_LOCAL_PREF when absent. */
  readonly localPref?: number
  /** MULTI_EXIT_DISC: which of its doors a neighbour would rather have used. When absent, the lowest possible. */
  readonly med?: number
  /** Interior cost to the next hop, here the round trip to it (ms); absent when it cannot be told. */
  readonly exitMs?: number
  /** BGP Identifier of who told it. */
  readonly routerId: number
  /** Address of the session that it came by. */
  readonly peerAddress: number
}

export const localPrefOf = ({ localPref = DEFAULT_LOCAL_PREF }: Route): number => localPref
