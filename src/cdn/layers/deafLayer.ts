/**
 * What a request asks of caches is not heard (RFC 9111 §5.2.1 says that caches should; who runs one for an origin does not let strangers
 * empty it).
 */
import { withoutFields } from '../http/message'
import { rulesLayer } from './rulesLayer'

const ASKS = new Set(['cache-control', 'pragma'])

export const deaf = rulesLayer('deaf', {
  handle: (_, req, next) => next(req.withHeaders(withoutFields(req.headers, ASKS))),
})
