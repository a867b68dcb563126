/**
 * The layers of every edge, as twelve scenes have built it. Lists are made once: what a layer knows belongs to the list that it is in.
 */
import type { BreakerSettings } from '../../src/cdn/breaker/breaker'
import { userOf } from '../../src/cdn/code/requestFacts'
import { breakerLayer } from '../../src/cdn/layers/breakerLayer'
import { bypassLayer } from '../../src/cdn/layers/bypassLayer'
import { coalesce } from '../../src/cdn/layers/coalesceLayer'
import { type Layers, httpLayers, withBefore, without } from '../../src/cdn/layers/httpLayers'
import { rateLimitLayer } from '../../src/cdn/layers/rateLimitLayer'
import { revalidate } from '../../src/cdn/layers/revalidateLayer'
import { shareAnswerLayer } from '../../src/cdn/layers/shareAnswerLayer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import { store } from '../../src/cdn/layers/storeLayer'
import { surrogateKeys, surrogateKeysAtUsers } from '../../src/cdn/layers/surrogateKeysLayer'
import type { Values } from './levers'

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

const made = new Map<string, { readonly atUsers: Layers; readonly behind: Layers }>()

/** Of an edge, or of the shield behind edges. */
export function layersOf({ etags, coalesce: collapses }: Values, place: 'atUsers' | 'behind'): Layers {
  const name = `${etags} ${collapses}`
  const both = made.get(name) ?? makeLayers(etags, collapses)
  made.set(name, both)
  return both[place]
}

function makeLayers(etags: boolean, collapses: boolean): { readonly atUsers: Layers; readonly behind: Layers } {
  const guarded = withBefore(httpLayers, store, breaker)
  const asking = etags ? guarded : without(guarded, revalidate)
  const cache = collapses ? withBefore(asking, staleIfError, coalesce) : asking
  return { atUsers: [surrogateKeysAtUsers, limit, share, bypass, ...cache], behind: [surrogateKeys, bypass, ...cache] }
}
