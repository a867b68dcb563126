/**
 * What the pages of a view are of: its disks, and a row for each resource of the origin. Made once, so that a run is read for it
 * once (scoreFrame).
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import type { ScoreOf } from './scoreFrame'

type Paged = ViewOf<'disks' | 'ring'>

const made = new WeakMap<Paged, ScoreOf>()

export function scoreOf(run: Reading, view: Paged): ScoreOf {
  const score = made.get(view) ?? newScore(run, view)
  made.set(view, score)
  return score
}

/** A ring's disks are one: those of all servers that its balancer can ever have. */
function newScore({ scene: { topology: { nodes, links } } }: Reading, view: Paged): ScoreOf {
  const disks = view.kind === 'disks' ? view.disks : { 'All disks together': links.filter(({ from }) => from === view.pop).map(({ to }) => to) }
  return { disks, urls: nodes.filter(isOrigin).flatMap(({ resources }) => Object.keys(resources)), visitors: view.visitors ?? [], ...(view.favourite ? { favourite: view.favourite } : {}) }
}
