/**
 * A layer that follows the rules of HTTP: its `edge` is the server's CacheRules, which the first
 * such layer of a server brings. State of its own it has none.
 */
import type { CacheRequest, Next } from '../cache/cacheRequest'
import { CacheRules } from '../cache/cacheRules'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

export interface RulesHandler {
  handle(edge: CacheRules, req: CacheRequest, next: Next): Promise<HttpResponse>
}

export function rulesLayer(name: string, { handle }: RulesHandler): Layer {
  return {
    name,
    install(server) {
      const rules = (server.rules ??= new CacheRules(server.store, server.host))
      return (req, next) => handle(rules, req, next)
    },
  }
}
