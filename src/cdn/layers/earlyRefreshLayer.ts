/**
 * A copy is refreshed before its time is over, by chance: at each request with a probability that grows as the end comes
 * nearer and the longer a fetch takes (XFetch: Vattani, Chierichetti, Lowenstein, Optimal Probabilistic Cache
 * Stampede Prevention, VLDB 2015). The answer itself does not wait for that here; in the paper it does.
 */
import { mayReuse } from '../cache/reuse'
import { isEarly } from '../cache/xfetch'
import { HttpResponse } from '../http/message'
import { chanceLayer } from './chanceLayer'

/** In the place of `fresh`. */
export const earlyRefresh = chanceLayer('early refresh', {
  // #region listing earlyRefresh
  async handle(edge, draw, req, next) {
    const copy = await edge.lookup(req)
    const asks = edge.directives(req)
    if (copy && mayReuse(copy, asks)) {
      if (isEarly(copy, draw()))
        edge.inBackground(req, next)
      return edge.reuse(copy, req)
    }
    if (asks.onlyIfCached)
      return new HttpResponse(504)
    return next(req)
  }
  // #endregion
})
