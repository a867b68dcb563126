/**
 * What changes hands in scene 8 when a server dies, whose the ring is, and what goes past a server that is busy.
 */
import { type PlacedOn, movedShare, shareOf } from '../../src/cdn/placement/inheritance'
import { placing, ringOf } from '../../src/cdn/placement/placement'
import type { RunView } from '../../src/scene/runView'
import { URLS } from './catalogue'
import { foundElsewhere, heirsOf, popRequests } from './hitShares'
import type { Values } from './levers'
import { lastUnder, placedUnder } from './network'
import { DEATH_MS } from './places'

/** What says where keys are. */
const PLACES: readonly string[] = ['placement', 'points', 'servers', 'bound'] satisfies (keyof Values)[]

/** When a server dies in a step (ms of the run). */
export const diedMs = (run: RunView, step: string): number => run.step(step).startMs + DEATH_MS

export const placementIn = (run: RunView<Values>, step: string): Values['placement'] => run.leversIn(step).placement
/** Points of each server; 0 where there is no ring. */
export const pointsIn = (run: RunView<Values>, step: string): number => (placementIn(run, step) === 'ring' ? run.leversIn(step).points : 0)

/** Whether nothing that says where keys are was moved after the beginning of a step. */
export function isSteady(run: RunView, step: string): boolean {
  const { startMs, endMs } = run.step(step)
  return run.records('lever').every(({ atMs, texts: [name] }) => atMs <= startMs || atMs >= endMs || !PLACES.includes(name))
}

/** The share of all objects whose server is another one when the last of the servers is gone; NaN where chance decides. */
export function moved(run: RunView<Values>, step: string): number {
  const [before, after] = aroundDeath(run, step)
  return movedShare(URLS, before, after) ?? NaN
}

/** How many servers inherit in a step. */
export const heirs = (run: RunView<Values>, step: string): number => heirsOf(run, step, lastUnder(run.leversIn(step))).size

/** Whether heirs had hardly a copy of what the dead server had. */
export const isLostAtFirst = (run: RunView<Values>, step: string): boolean => foundElsewhere(run, step, lastUnder(run.leversIn(step))) < 0.2

/** The largest share of a ring that one of the servers of a step has, with their points or so many. */
export function largestShare(run: RunView<Values>, step: string, points = run.leversIn(step).points): number {
  const { servers } = placedUnder(run.leversIn(step))
  const { arcs } = ringOf(points, servers)
  return Math.max(...servers.map((server) => shareOf(arcs.filter((arc) => arc.server === server))))
}

/** Requests of users in a step that went on to another server, for the one that they belonged to had its bound of them. */
export function passedOn(run: RunView<Values>, step: string): number {
  const [before, after] = aroundDeath(run, step).map(({ placement, servers }) => placing(placement, servers, () => 0))
  return popRequests(run, step).filter(({ url, path, atMs }) => path[2] !== (atMs < diedMs(run, step) ? before! : after!).ownerOf(url)).length
}

function aroundDeath(run: RunView<Values>, step: string): readonly [before: PlacedOn, after: PlacedOn] {
  const before = placedUnder(run.leversIn(step))
  const dead = lastUnder(run.leversIn(step))
  return [before, { placement: before.placement, servers: before.servers.filter((server) => server !== dead) }]
}
