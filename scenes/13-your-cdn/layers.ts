/**
 * The layers of every edge, as twelve scenes have built it; a lever says which are in and in which order. Lists are made once: what a layer knows belongs to the list that it is in.
 */
import type { BreakerSettings } from '../../src/cdn/breaker/breaker'
import { userOf } from '../../src/cdn/code/requestFacts'
import { breakerLayer } from '../../src/cdn/layers/breakerLayer'
import { bypassLayer } from '../../src/cdn/layers/bypassLayer'
import { coalesce } from '../../src/cdn/layers/coalesceLayer'
import { fresh } from '../../src/cdn/layers/freshLayer'
import { head } from '../../src/cdn/layers/headLayer'
import type { Layers } from '../../src/cdn/layers/httpLayers'
import { invalidate } from '../../src/cdn/layers/invalidateLayer'
import type { Layer } from '../../src/cdn/layers/layer'
import { normalise } from '../../src/cdn/layers/normaliseLayer'
import { preconditions } from '../../src/cdn/layers/preconditionsLayer'
import { rateLimitLayer } from '../../src/cdn/layers/rateLimitLayer'
import { revalidate } from '../../src/cdn/layers/revalidateLayer'
import { shareAnswerLayer } from '../../src/cdn/layers/shareAnswerLayer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import { staleWhileRevalidate } from '../../src/cdn/layers/staleWhileRevalidateLayer'
import { store } from '../../src/cdn/layers/storeLayer'
import { surrogateKeys, surrogateKeysAtUsers } from '../../src/cdn/layers/surrogateKeysLayer'
import type { LayerName, Values } from './levers'

const isMine = ({ url }: { readonly url: string }): boolean => url.startsWith('/me/')

/** The rules have names; their figures are those of Envoy (in a row) and Hystrix (share). */
export const BREAKERS: Readonly<Record<Values['breaker'], BreakerSettings | null>> = {
  none: null,
  consecutive: { rule: { kind: 'consecutive', failures: 5 }, openS: 10, trials: 2 },
  share: { rule: { kind: 'share', share: 0.5, windowS: 10, atLeast: 20 }, openS: 5, trials: 1 },
}

const breaker = breakerLayer<Values>({ settings: (levers) => BREAKERS[levers.breaker] })
const limit = rateLimitLayer<Values>({
  rule: ({ limit: perS }) => (perS === 'none' ? null : { kind: 'token bucket', limit: Number(perS), windowS: 1 }),
  key: userOf, sees: (request) => userOf(request) !== '',
})
const share = shareAnswerLayer<Values>({ shares: (request, { mine }) => mine === 'shared' && isMine(request) })
const bypass = bypassLayer<Values>({ isPrivate: (request, { mine }) => mine === 'bypass' && isMine(request) })

/** What stands under each name at an edge, and behind edges where that is something else, or nothing. */
const LAYER: Readonly<Record<LayerName, { readonly atUsers: Layer; readonly behind?: Layer | null }>> = {
  surrogateKeysAtUsers: { atUsers: surrogateKeysAtUsers, behind: surrogateKeys },
  rateLimit: { atUsers: limit, behind: null },
  shareAnswers: { atUsers: share, behind: null },
  bypass: { atUsers: bypass }, normalise: { atUsers: normalise }, preconditions: { atUsers: preconditions }, fresh: { atUsers: fresh },
  staleWhileRevalidate: { atUsers: staleWhileRevalidate }, coalesce: { atUsers: coalesce }, staleIfError: { atUsers: staleIfError }, revalidate: { atUsers: revalidate },
  breaker: { atUsers: breaker }, store: { atUsers: store }, head: { atUsers: head }, invalidate: { atUsers: invalidate },
}

/** Whether a layer takes part: it is in the list, and the lever that sets it wants it. */
export function isIn(name: LayerName, { layers, etags, coalesce: collapses, mine }: Pick<Values, 'layers' | 'etags' | 'coalesce' | 'mine'>): boolean {
  const isWanted = name === 'revalidate' ? etags : name === 'coalesce' ? collapses : name === 'shareAnswers' ? mine === 'shared' : true
  return isWanted && layers.includes(name)
}

const made = new Map<string, { readonly atUsers: Layers; readonly behind: Layers }>()

/** Of an edge, or of the shield behind edges. */
export function layersOf(levers: Values, place: 'atUsers' | 'behind'): Layers {
  const names = levers.layers.filter((name) => isIn(name, levers))
  const both = made.get(names.join()) ?? makeLayers(names)
  made.set(names.join(), both)
  return both[place]
}

function makeLayers(names: readonly LayerName[]): { readonly atUsers: Layers; readonly behind: Layers } {
  const layers = names.map((name) => LAYER[name])
  return { atUsers: layers.map(({ atUsers }) => atUsers), behind: layers.flatMap(({ atUsers, behind = atUsers }) => behind ?? []) }
}
