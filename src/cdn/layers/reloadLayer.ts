/**
 * A request with no-cache has the copy fetched anew, without asking whether it still holds (Squid: TCP_CLIENT_REFRESH_MISS).
 */
import { rulesLayer } from './rulesLayer'

/** Inside of `fresh`. */
export const reload = rulesLayer('reload', {
  handle(edge, req, next) {
    if (edge.directives(req).noCache) req.transaction.selected = undefined
    return next(req)
  },
})
