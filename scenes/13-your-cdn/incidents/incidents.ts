/** All incidents, and which of them a seed stands for. */
import { fnv1aOf } from '../../../src/cdn/code/fnv1a'
import type { Source } from '../../../src/scene/types'
import type { Incident, IncidentKind } from './incident'
import { eagerBreaker, noGrace, tightLimit } from './ofDefences'
import { lifetimeTypo, purgeStorm, shattered, strangers, tooSmall } from './ofKeeping'
import { everyPop, overloadedPop, withdrawn } from './ofPops'
import { breathing, restartHerd, retryStorm, slowWay, upperTier } from './ofTiers'
import { CITIES } from '../places'

export const INCIDENT_KINDS: readonly IncidentKind[] = [
  everyPop, upperTier, strangers, overloadedPop, breathing, withdrawn, slowWay, retryStorm, restartHerd, noGrace, shattered, purgeStorm, tooSmall, lifetimeTypo, eagerBreaker, tightLimit,
]

/** It begins within these seconds. */
const [EARLIEST_S, LATEST_S] = [30, 40]

const drawn = (seed: number, what: string): number => fnv1aOf(`${what} of ${seed}`)

/** The incident of this seed: a whole number from 0 on. The same one again for the same seed. */
export function incidentOf(seed: number): Incident {
  return variantOf(INCIDENT_KINDS[drawn(seed, 'kind') % INCIDENT_KINDS.length]!, seed)
}

/** This incident as that seed varies it. */
export function variantOf({ id, regions = CITIES, of }: IncidentKind, seed: number): Incident {
  return { id, ...of({ region: regions[drawn(seed, 'region') % regions.length]!, beginS: EARLIEST_S + (drawn(seed, 'begin') % (LATEST_S - EARLIEST_S + 1)) }) }
}

/** Where those that really happened are told: whose they were, and when. What they were is for the learner to find. */
export const INCIDENT_SOURCES: readonly Source[] = INCIDENT_KINDS.flatMap((kind) => {
  const { title, source } = variantOf(kind, 0).named
  if (source === null) return []
  const text = title.split(':', 1)[0]!
  return [source.startsWith('https:') ? { text, url: source } : { text: `${text} (${source})` }]
})
