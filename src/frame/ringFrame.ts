/**
 * A POP as a ring at a moment: its servers, whose each arc is, what has changed hands with the last change, and where objects
 * lie. Places on the ring are turns, from 0 to 1.
 */
import { type BalancerSpec, isBalancer } from '../cdn/nodes/balancerSpec'
import { type HashRing, RING, ringPlace } from '../cdn/placement/hashRing'
import { type PlacedOn, inheritedArcs, movedShare, shareOf } from '../cdn/placement/inheritance'
import { type Placement, placing, ringOf, samePlacement } from '../cdn/placement/placement'
import type { LeverValues } from '../cdn/levers'
import { invariant } from '../engine/invariant'
import { msToUs, usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { type HealthName, Kind } from '../trace/traceKinds'
import { leversOfCount } from './frameAt'
import { givenBy } from './givenBy'
import { placedOnAt } from './placedOnAt'

export interface RingServer {
  readonly id: string
  /** The number of its node. */
  readonly node: number
  readonly health: HealthName
  /** Keys are placed on it now: a server that is down takes part until the balancer knows. */
  readonly takesPart: boolean
  /** How much of the ring is its own, 0 to 1; 0 where there is no ring. */
  readonly share: number
  /** Requests that it was given in this step. */
  readonly requests: number
  /** Of this step, requests that were its own and went on to another server, for it had its bound of open ones. */
  readonly passedOn: number
}

/** From one turn (exclusive) clockwise to another (inclusive); servers by their number in the frame. */
export interface RingArc {
  readonly from: number
  readonly to: number
  readonly server: number
}

/** An arc that was another server's before. */
export interface InheritedArc extends RingArc {
  readonly was: number
}

/** The share of the objects that belong to another server than before, 0 to 1; null where chance decides or decided. */
export interface Moved {
  readonly moved: number | null
  /** The same if both times a modulo had placed them; null where the servers stayed the same, and where a modulo does place them. */
  readonly byModulo: number | null
}

export interface RingFrame {
  readonly placement: Placement
  /** Those that the levers let the POP have. */
  readonly servers: readonly RingServer[]
  /** None where keys are placed by chance or by a modulo. */
  readonly arcs: readonly RingArc[]
  /** What changed hands when the servers, their points or their health changed last, and how long ago; null before any change. */
  readonly change: (Moved & { readonly sinceMs: number; readonly inherited: readonly InheritedArc[] }) | null
  /** By object: its place, and the server that it belongs to; -1 where chance decides. */
  readonly keys: readonly { readonly turn: number; readonly server: number }[]
}

interface Change {
  readonly before: PlacedOn
  readonly atUs: number
}

/** What only changes with the placement. */
interface Layout extends Moved {
  readonly arcs: readonly RingArc[]
  readonly inherited: readonly InheritedArc[]
  /** By server. */
  readonly shares: readonly number[]
  readonly keys: RingFrame['keys']
}

/** The POP with this node's number at a position, and the objects with these URLs on it. */
export function ringAt(run: Reading, pop: number, urls: readonly string[], position: number): RingFrame {
  const spec = run.scene.topology.nodes[pop]
  invariant(spec && isBalancer(spec), `node ${pop} is no balancer: it has no ring`)
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const timeUs = Math.max(0, position)
  const now = placedOnAt(run, index, spec, count, timeUs)
  const change = lastChange(run, index, spec, count, now)
  const ids = [...new Set([...serversUnder(spec, leversOfCount(index, count)), ...(change?.before.servers ?? [])])]
  const { arcs, inherited, shares, keys, moved, byModulo } = layoutOf(ids, urls, now, change?.before ?? now)
  const given = givenBy(run, pop, spec, count)
  return {
    placement: now.placement,
    servers: ids.map((id, k) => {
      const node = run.nodes.findIndex((one) => one.id === id)
      return { id, node, health: index.health(node, count), takesPart: now.servers.includes(id), share: shares[k]!, requests: given.to.get(node) ?? 0, passedOn: given.past.get(node) ?? 0 }
    }),
    arcs,
    change: change && { sinceMs: usToMs(timeUs - change.atUs), inherited, moved, byModulo },
    keys,
  }
}

function serversUnder({ servers }: BalancerSpec, levers: LeverValues): readonly string[] {
  return typeof servers === 'function' ? servers(levers) : servers
}

/** The latest fault or lever before which other servers took part, or took part otherwise; null when there was none. */
function lastChange(run: Reading, index: TraceIndex, spec: BalancerSpec, count: number, now: PlacedOn): Change | null {
  const { trace } = run
  const causes = [...index.ofKind(Kind.Fault), ...index.ofKind(Kind.Lever)].filter((record) => record < count).sort((a, b) => b - a)
  for (const record of causes) {
    const atUs = trace.timeUs(record)
    const before = placedOnAt(run, index, spec, record, atUs)
    const hasFallen = trace.kind(record) === Kind.Fault && index.health(trace.node(record), record + 1) === 'down'
    if (!sameInForce(before, now)) return { before, atUs: atUs + (hasFallen ? msToUs(spec.noticesAfterMs ?? 0) : 0) }
  }
  return null
}

function sameInForce(a: PlacedOn, b: PlacedOn): boolean {
  return samePlacement(a.placement, b.placement) && a.servers.join() === b.servers.join()
}

const layouts = new WeakMap<readonly string[], Map<string, Layout>>()

/** Made once for each pair of placements and list of objects: a ring with many points is not sorted for every picture. */
function layoutOf(ids: readonly string[], urls: readonly string[], now: PlacedOn, before: PlacedOn): Layout {
  const known = layouts.get(urls) ?? new Map<string, Layout>()
  layouts.set(urls, known)
  const name = JSON.stringify([ids, now, before])
  const layout = known.get(name) ?? newLayout(ids, urls, now, before)
  known.set(name, layout)
  return layout
}

function newLayout(ids: readonly string[], urls: readonly string[], now: PlacedOn, before: PlacedOn): Layout {
  const [ring, was] = [ringFor(now), ringFor(before)]
  const { ownerOf } = placing(now.placement, now.servers, () => 0)
  const arcs = ring?.arcs ?? []
  const number = (id: string): number => ids.indexOf(id)
  const isModulo = before.placement.kind === 'modulo' && now.placement.kind === 'modulo'
  const turns = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from: from / RING, to: to / RING })
  return {
    arcs: arcs.map((arc) => ({ ...turns(arc), server: number(arc.server) })),
    inherited: ring && was ? inheritedArcs(was, ring).map((arc) => ({ ...turns(arc), server: number(arc.now), was: number(arc.was) })) : [],
    shares: ids.map((id) => shareOf(arcs.filter(({ server }) => server === id))),
    keys: urls.map((url) => ({ turn: ringPlace(url) / RING, server: number(ownerOf(url) ?? '') })),
    moved: movedShare(urls, before, now),
    byModulo: before.servers.join() === now.servers.join() || isModulo ? null : movedShare(urls, { ...before, placement: MODULO }, { ...now, placement: MODULO }),
  }
}

const MODULO: Placement = { kind: 'modulo' }

function ringFor({ placement, servers }: PlacedOn): HashRing | undefined {
  return placement.kind === 'ring' ? ringOf(placement.points, servers) : undefined
}
