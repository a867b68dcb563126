/**
 * A copy that may not be served any more is dropped: there is nothing left to ask about (Varnish without `keep`: parameter `default_keep`,
 * 0 s).
 */
import { stalenessS } from '../cache/staleness'
import { statelessLayer } from './layer'

/** Inside of `fresh`. */
export const dropsExpired = statelessLayer('drops expired', {
  handle(edge, req, next) {
    const { selected } = req.transaction
    if (selected && stalenessS(selected) >= selected.policy.staleWhileRevalidateS) {
      edge.store.remove(selected.key, 'invalidated')
      req.transaction.selected = undefined
    }
    return next(req)
  },
})
