/**
 * Whoever edits a site writes values of a store from any place: the value goes to the centre, and the place that writes sees it when it has come
 * back from there. Other places see it when their copies have grown old (code/kvStore).
 */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { type KvSpec, kvOf } from '../code/kvStore'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface WriteValueOptions {
  readonly store: KvSpec
  /** What a request writes; null where it writes nothing. */
  written(request: HttpRequest): Written | null
}

export interface Written {
  readonly key: string
  readonly value: string
}

class Values extends EdgeSite {
  readonly #options: WriteValueOptions

  constructor(server: CacheServer, options: WriteValueOptions) {
    super(server, 'store')
    this.#options = options
  }

  writtenBy(request: CacheRequest): Written | null {
    return this.#options.written(request)
  }

  write({ key, value }: Written): Promise<void> {
    return this.promise(kvOf(this.network, this.#options.store).write({ network: this.network, node: this.node, city: this.city }, key, value))
  }

  done(request: CacheRequest, { key, value }: Written): HttpResponse {
    return this.answer(request, { mark: 'answered', status: 204, headers: [['Cache-Control', 'no-store']], words: `${key}: ${value}` })
  }
}

export function writeValueLayer(options: WriteValueOptions): Layer {
  return siteLayer('write value', (server) => new Values(server, options), {
    // #region listing writeValue
    async handle(edge, req, next) {
      const written = edge.writtenBy(req)
      if (!written) return next(req)
      // other places see it later
      await edge.write(written)
      return edge.done(req, written)
    }
    // #endregion
  })
}
