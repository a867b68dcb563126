/**
 * A cache asks for the whole, whatever part of it or condition on it a client has: what comes may be stored, and serves the client, too. In
 * the place of `preconditions`, which lets conditions and ranges go upstream when there is no copy (RFC 9111 §4.3.2 allows both).
 */
import { CacheRequest } from '../cache/cacheRequest'
import { forAnybody, isNotModified, notModified } from '../http/conditional'
import { withoutHops } from '../http/hopByHop'
import { HttpRequest, HttpResponse } from '../http/message'
import { partOf } from '../http/range'
import type { Layer } from './layer'
import { rulesLayer } from './rulesLayer'

/** `asksGet`: a HEAD is asked for as a GET, so that its answer can be stored. */
function wholeLayer(name: string, asksGet: boolean): Layer {
  return rulesLayer(name, {
    // #region listing whole
    async handle(edge, req, next) {
      if (!isRead(req)) return next(req)
      const all = asksGet ? asGet(req) : req
      const came = await next(forAnybody(all))
      const res = withoutHops(came)
      if (isNotModified(req, res, edge.nowMs()))
        return notModified(res)
      if (req.method === 'HEAD')
        return headOf(res)
      return partOf(req, res, edge.nowMs())
    }
    // #endregion
  })
}

function isRead({ method }: CacheRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function asGet({ id, url, headers, transaction }: CacheRequest): CacheRequest {
  return new CacheRequest(new HttpRequest(id, 'GET', url, headers), transaction)
}

function headOf({ status, headers }: HttpResponse): HttpResponse {
  return new HttpResponse(status, headers)
}

/** Varnish, nginx. */
export const whole = wholeLayer('whole', true)
/** Traffic Server. */
export const wholeOfGet = wholeLayer('whole of a GET', false)
