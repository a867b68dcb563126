/**
 * Requests that carry what makes an answer somebody's own go past the cache: nothing is looked up, nothing is stored (`return (pass)` in
 * Varnish's builtin VCL, vcl_req_authorization and vcl_req_cookie).
 */
import { header } from '../http/message'
import { statelessLayer } from './layer'

const OWN = ['Authorization', 'Cookie']

export const pass = statelessLayer('pass', {
  handle(edge, req, next) {
    if (!OWN.some((name) => header(req.headers, name) !== undefined)) return next(req)
    req.transaction.reason = 'bypass'
    return edge.forward(req)
  },
})
