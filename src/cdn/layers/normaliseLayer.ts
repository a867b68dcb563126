/**
 * Requests are made alike before anything else looks at them, where the rules of a cache say so.
 */
import { rulesLayer } from './rulesLayer'

export const normalise = rulesLayer('normalise', {
  handle: (edge, req, next) => next(edge.normalised(req)),
})
