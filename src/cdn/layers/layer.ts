/**
 * What a cache server is made of. A request passes through its layers, outermost first; each may
 * answer, or call `next` for the rest, and see the response on its way back.
 */
import type { CacheServer } from '../cache/cacheServer'
import type { HttpRequest, HttpResponse } from '../http/message'

export type Next = (req: HttpRequest) => Promise<HttpResponse>

export interface Layer {
  readonly name: string
  handle(edge: CacheServer, req: HttpRequest, next: Next): Promise<HttpResponse>
}

/** The layers as one function; behind the last one lies `upstream`. */
export function compose(edge: CacheServer, layers: readonly Layer[], upstream: Next): Next {
  return layers.reduceRight<Next>((next, layer) => (req) => layer.handle(edge, req, next), upstream)
}
