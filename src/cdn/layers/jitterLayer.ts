/**
 * Copies that came together do not expire together: each is kept for a little less than it may be, by a share that is drawn for it. A
 * cache may always ask sooner than it must (RFC 9111 §4.2). It stands where every fetch comes by, refreshes behind answers, too.
 */
import { shortened } from '../http/freshness'
import { chanceLayer } from './chanceLayer'
import type { Layer } from './layer'

/** `most`: the share of its lifetime (0..1) by which a copy may be kept shorter. */
export function jitterLayer(most: number): Layer {
  return chanceLayer('jitter', {
    // #region listing jitter
    async handle(_, draw, req, next) {
      const share = 1 - most * draw()
      req.transaction.lifetime = (policy) =>
        shortened(policy, share)
      return next(req)
    }
    // #endregion
  })
}
