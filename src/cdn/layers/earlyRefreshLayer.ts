/**
 * A copy is refreshed before its time is over, by chance: at each request with a probability that grows as the end comes
 * nearer and the longer a fetch takes (XFetch: Vattani, Chierichetti, Lowenstein, Optimal Probabilistic Cache
 * Stampede Prevention, VLDB 2015). The answer itself does not wait for that here; in the paper it does.
 */
import { invariant } from '../../engine/invariant'
import { CacheRules } from '../cache/cacheRules'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { mayReuse } from '../cache/reuse'
import { isEarly } from '../cache/xfetch'
import { HttpResponse } from '../http/message'
import type { Layer } from './layer'

/** Draws a number for each request: at least 0, below 1. */
type Random = () => number

const { handle }: { handle(edge: CacheRules, random: Random, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing earlyRefresh
  async handle(edge, random, req, next) {
    const copy = await edge.lookup(req)
    const asks = edge.directives(req)
    if (copy && mayReuse(copy, asks)) {
      if (isEarly(copy, random()))
        edge.inBackground(req, next)
      return edge.reuse(copy, req)
    }
    if (asks.onlyIfCached)
      return new HttpResponse(504)
    return next(req)
  }
  // #endregion
}

/** In the place of `fresh`. */
export const earlyRefresh: Layer = {
  name: 'early refresh',
  install(server) {
    const { host } = server
    invariant(host.random, 'whether a copy is refreshed early is left to chance, and this cache has none')
    const rules = (server.rules ??= new CacheRules(server.store, host))
    const random = (): number => host.random!()
    return (req, next) => handle(rules, random, req, next)
  },
}
