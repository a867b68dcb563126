/**
 * Requests are made alike before anything else looks at them, where the rules of a cache say so.
 */
import type { HttpLayer } from './httpLayer'

export const normaliseLayer: HttpLayer = {
  name: 'normalise',
  handle: (edge, req, next) => next(edge.normalised(req)),
}
