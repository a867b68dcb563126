/**
 * The answer to a HEAD is kept under a key of its own, unless a copy of the whole may serve it (Squid: storeKeyPublic hashes the method, and
 * storeGetPublicByRequest looks for a GET after that).
 */
import { usable } from '../cache/shareable'
import { rulesLayer } from './rulesLayer'

export const headApart = rulesLayer('HEAD apart', {
  handle(edge, req, next) {
    if (req.method === 'HEAD' && !usable(req, edge)) req.transaction.primaryKey = `HEAD ${req.url}`
    return next(req)
  },
})
