/**
 * What a cache server is made of. A request passes through its layers, outermost first; each may
 * answer, or call `next` for the rest, and see the response on its way back.
 */
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import type { HttpResponse } from '../http/message'

export type Handler = (req: CacheRequest, next: Next) => Promise<HttpResponse>

/**
 * A layer as a scene names it. It has no state; the handler that it installs may, and each server
 * has a handler of its own, for as long as the run lasts.
 *
 *     const countLayer: Layer = {
 *       name: 'count',
 *       install() {
 *         let passed = 0
 *         return (req, next) => next(req.withHeaders([...req.headers, ['X-Passed', String(passed++)]]))
 *       },
 *     }
 *
 * Where a learner reads the handler it is the `async handle(req, next)` of an object, so that it is compiled.
 */
export interface Layer {
  readonly name: string
  /** While it is in, the cache finds its copies by their names, and can be purged by them: the layer brings the server's purger. */
  readonly findsByName?: true
  install(server: CacheServer): Handler
}

/** A layer that needs nothing but the server: `handle` is told with each request which one it works for. */
export function statelessLayer(name: string, { handle }: { handle(edge: CacheServer, req: CacheRequest, next: Next): Promise<HttpResponse> }): Layer {
  return { name, install: (server) => (req, next) => handle(server, req, next) }
}
