/** A layer that follows the rules of HTTP and leaves something to chance: it draws from the stream of its cache. */
import { invariant } from '../../engine/invariant'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { CacheRules } from '../cache/cacheRules'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

/** The next number: at least 0, below 1. */
export type Draw = () => number

export interface ChanceHandler {
  handle(edge: CacheRules, draw: Draw, req: CacheRequest, next: Next): Promise<HttpResponse>
}

/** Layers of different names draw from streams of their own: one does not change what the other draws. */
export function chanceLayer(name: string, { handle }: ChanceHandler): Layer {
  return {
    name,
    install(server) {
      const { host } = server
      invariant(host.random, `${name} is left to chance, and this cache has none`)
      const rules = (server.rules ??= new CacheRules(server.store, host))
      const draw = host.random(name)
      return (req, next) => handle(rules, draw, req, next)
    },
  }
}
