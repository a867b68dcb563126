/**
 * A layer of a cache whose layers are listed (scene/stack): for requests that the story follows it is recorded when it begins to work and when
 * it has answered. Until then the request is in it, also while an inner layer or the network works.
 */
import { type Process, asProcess, asPromise } from '../../engine/process'
import { Kind } from '../../trace/traceKinds'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CrowdHost } from '../cache/crowd'
import type { HttpResponse } from '../http/message'
import type { Handler } from './layer'

export function markedHandler(name: string, handler: Handler, { network, node }: CrowdHost): Handler {
  const mark = (kind: Kind, { id }: CacheRequest): void => network.record(kind, node, id, network.intern(name), 0)

  function* handle(request: CacheRequest, next: Next): Process<HttpResponse> {
    mark(Kind.EnterLayer, request)
    try {
      // A call, and no `yield*`: what the layer returns may itself be a process.
      return (yield asProcess(handler(request, next))) as HttpResponse
    } finally {
      mark(Kind.LeaveLayer, request)
    }
  }
  return (request, next) => (network.follows(request.id) ? asPromise(handle(request, next)) : handler(request, next))
}
