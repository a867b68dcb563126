/**
 * What changes hands in scene 8 when a server dies, and what goes past a server that is busy.
 */
import { movedShare } from '../../src/cdn/placement/inheritance'
import { placing } from '../../src/cdn/placement/placement'
import type { RunView } from '../../src/scene/runView'
import { heirsOf, popRequests } from './hitShares'
import type { Values } from './levers'
import { lastUnder, placedUnder } from './network'
import { URLS } from './catalogue'
import { DEATH_MS } from './places'

/** The share of all objects whose server is another one when the last of the servers is gone; NaN where chance decides. */
export function movedBy(levers: Values): number {
  const before = placedUnder(levers)
  return movedShare(URLS, before, without(before, lastUnder(levers))) ?? NaN
}

/** The same in a step, and with a modulo in its place. */
export const moved = (run: RunView<Values>, step: string): number => movedBy(run.leversIn(step))
export const movedByModulo = (run: RunView<Values>, step: string): number => movedBy({ ...run.leversIn(step), placement: 'modulo' })

/** How many servers inherit in a step. */
export const heirs = (run: RunView<Values>, step: string): number => heirsOf(run, step, lastUnder(run.leversIn(step))).size

/** Requests of users in a step that went on to another server, for the one that they belonged to had its bound of them. */
export function passedOn(run: RunView<Values>, step: string): number {
  const levers = run.leversIn(step)
  const [before, after] = [placedUnder(levers), without(placedUnder(levers), lastUnder(levers))].map(({ placement, servers }) => placing(placement, servers, () => 0))
  const diedMs = run.step(step).startMs + DEATH_MS
  return popRequests(run, step).filter(({ url, path, atMs }) => path[2] !== (atMs < diedMs ? before! : after!).ownerOf(url)).length
}

function without({ placement, servers }: ReturnType<typeof placedUnder>, dead: string): ReturnType<typeof placedUnder> {
  return { placement, servers: servers.filter((server) => server !== dead) }
}
