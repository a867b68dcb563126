/** What a learner can break while the design runs: at once, or in so many seconds as the lever says. */
import { actWith } from '../../src/scene/actWith'
import type { ActScript, Process, SceneAct } from '../../src/scene/types'
import type { Values } from './levers'
import { ALL_CACHES, CITIES, ORIGIN, popOf } from './places'
import { ails, changed, later, trouble } from './trial'
import { WORKLOADS } from './workloads'

/** It lasts so long (s). */
const LASTS_S = 15
/** A storm of purges: so many orders, so far apart (ms). */
const [PURGES, PURGE_EVERY_MS] = [30, 500]
/** So many of the favourites change in a bad deploy. */
const DEPLOYED = 10

const FAULTS = [
  { value: 'viral', label: 'a page goes viral' }, { value: 'slow', label: 'the origin is slow' }, { value: 'down', label: 'the origin is down' }, { value: 'pop', label: 'a POP is down' },
  { value: 'flood', label: 'a flood' }, { value: 'purges', label: 'a storm of purges' }, { value: 'deploy', label: 'a bad deploy' }, { value: 'provider', label: 'the provider is gone' },
] as const
type FaultId = (typeof FAULTS)[number]['value']

function broken(script: ActScript<Values>, fault: FaultId): Process<void> {
  switch (fault) {
    case 'viral': return trouble(script, 'viral', LASTS_S)
    case 'slow': return trouble(script, 'origin slow', LASTS_S)
    case 'down': return trouble(script, 'origin down', LASTS_S)
    case 'pop': return ails(script, [popOf(CITIES[0])], { kind: 'down' }, LASTS_S * 1000)
    case 'flood': return trouble(script, 'flood', LASTS_S)
    case 'purges': return purges(script)
    case 'deploy': return badDeploy(script)
    case 'provider': return trouble(script, 'provider out', LASTS_S)
  }
}

/** Somebody's tool purges all, again and again. */
function* purges({ purge, wait }: ActScript<Values>): Process<void> {
  for (let n = 0; n < PURGES; n++) {
    for (const cache of ALL_CACHES) purge(cache)
    yield* wait(PURGE_EVERY_MS)
  }
}

/** Favourites of each class change at once, and the origin is slow with what is new. */
function* badDeploy(script: ActScript<Values>): Process<void> {
  const { classes } = WORKLOADS[script.levers().workload]
  for (const { id, catalogue } of classes) for (const { url } of catalogue.objects.slice(0, DEPLOYED)) yield* changed(script, id, url)
  yield* ails(script, [ORIGIN], { kind: 'slow', factor: 3 }, LASTS_S * 1000)
}

export const acts: Readonly<Record<string, SceneAct<Values>>> = {
  fault: actWith({
    label: 'Break it', help: 'It lasts for a while; then it is well again.', options: FAULTS, during: ['operate'],
    play: (script, fault) => later(script, script.levers().faultInS, broken(script, fault)),
  }),
}
