/**
 * What changes hands in scene 8 when a server dies.
 */
import { placing } from '../../src/cdn/placement/placement'
import type { RunView } from '../../src/scene/runView'
import { serversAsked } from './hitShares'
import type { Values } from './levers'
import { URLS, placementUnder, serversUnder } from './network'

/** The share of all objects whose server is another one when one of the servers is gone; NaN where chance decides. */
export function movedShare(levers: Values, dead: string): number {
  const servers = serversUnder(levers)
  const [before, after] = [servers, servers.filter((server) => server !== dead)].map((those) => placing(placementUnder(levers), those, () => 0))
  if (before!.ownerOf(URLS[0]!) === undefined) return NaN
  return URLS.filter((url) => before!.ownerOf(url) !== after!.ownerOf(url)).length / URLS.length
}

/** The servers that answered, after a time of a step (ms), for objects that had been another's. */
export function heirsOf(run: RunView, levers: Values, dead: string, step: string, fromMs: number): ReadonlySet<string> {
  const { ownerOf } = placing(placementUnder(levers), serversUnder(levers), () => 0)
  return serversAsked(run, step, fromMs, (url) => ownerOf(url) === dead)
}
