/** A layer that is code at an edge: what it knows of its place is made once for each server. */
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import type { HttpResponse } from '../http/message'
import type { Layer } from './layer'

export interface SiteHandler<Site> {
  handle(edge: Site, req: CacheRequest, next: Next): Promise<HttpResponse>
}

export function siteLayer<Site>(name: string, make: (server: CacheServer) => Site, { handle }: SiteHandler<Site>): Layer {
  return {
    name,
    install(server) {
      const site = make(server)
      return (req, next) => handle(site, req, next)
    },
  }
}
