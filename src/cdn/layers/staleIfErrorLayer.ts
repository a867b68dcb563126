/**
 * When the origin fails, an expired copy is better than an error (RFC 5861 §4).
 */
import { type StalePolicy, allowsStale } from '../cache/staleness'
import type { Layer } from './layer'
import { rulesLayer } from './rulesLayer'

/** `policy` says what is done when the origin is out of reach and no directive speaks of it. */
export function staleIfErrorLayer(policy: StalePolicy): Layer {
  return rulesLayer('stale-if-error', {
    // #region listing staleIfError
    async handle(edge, req, next) {
      const res = await next(req)
      if (res.status < 500) return res
      const copy = edge.selected(req)
      const asks = edge.directives(req)
      if (!allowsStale(copy, asks, res, policy))
        return res // past its window
      return edge.serveStale(copy, req,
        'the origin fails')
    }
    // #endregion
  })
}

/** Nothing is stale without permission. */
export const staleIfError = staleIfErrorLayer({ whenUnreachable: false })
/** Nor where the origin has answered, if with an error. */
export const staleIfSilent = staleIfErrorLayer({ whenUnreachable: false, notForAnswers: true })
