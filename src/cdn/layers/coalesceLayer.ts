/**
 * Of all requests that miss the same thing at the same time one goes, and the others wait for its answer
 * (RFC 9111 §4). It stands where a fetch would begin: inside of what may be served stale.
 */
import { AS_NGINX, AS_VARNISH, type CoalesceRule, EACH_FOR_ITSELF, NAIVE } from '../cache/coalesceRule'
import { CacheRules } from '../cache/cacheRules'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { Crowd } from '../cache/crowd'
import { Doors } from '../cache/doors'
import type { HttpResponse } from '../http/message'
import { invariant } from '../../engine/invariant'
import type { Layer } from './layer'

function coalesceLayer(name: string, rule: CoalesceRule): Layer {
  return {
    name,
    install(server) {
      const { crowd } = server.host
      invariant(crowd, 'requests wait for one another in virtual time only: this cache has none')
      const rules = (server.rules ??= new CacheRules(server.store, server.host))
      const doors = new Doors({ rules, rule, crowd: new Crowd(crowd) })
      server.whenPurged.push((means) => doors.forget(means))
      return (req, next) => handle(doors, req, next)
    },
  }
}

const { handle }: { handle(edge: Doors, req: CacheRequest, next: Next): Promise<HttpResponse> } = {
  // #region listing coalesce
  async handle(edge, req, next) {
    let door = edge.doorOf(req)
    while (!door.mayPass(req)) {
      await door.opens(req) // another fetches
      const copy = edge.whatCame(req)
      if (copy) return door.share(copy, req)
      door = edge.doorOf(req, door) // Vary?
    }
    try {
      return await door.lead(req, next)
    } finally {
      door.leave(req) // the next has its turn
    }
  }
  // #endregion
}

/** One after the other, where answers cannot be shared. */
export const coalesce = coalesceLayer('coalesce', NAIVE)
export const coalesceAsVarnish = coalesceLayer('coalesce as Varnish', AS_VARNISH)
export const coalesceAsSquid = coalesceLayer('coalesce as Squid', EACH_FOR_ITSELF)
export const coalesceAsNginx = coalesceLayer('coalesce as nginx', AS_NGINX)
