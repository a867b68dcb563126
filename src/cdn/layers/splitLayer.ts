/** Some users get another variant of a page: the same ones every time, because a hash of the user decides (code/split). */
import type { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { userOf } from '../code/requestFacts'
import { type Split, type Variant, variantOf } from '../code/split'
import type { HttpRequest } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface SplitOptions<V extends LeverValues> {
  /** Where variant B of a page is; null where it has none. */
  other(request: HttpRequest, levers: V): string | null
  split(levers: V): Split
}

class Splits extends EdgeSite {
  readonly #options: SplitOptions<LeverValues>

  constructor(server: CacheServer, options: SplitOptions<LeverValues>) {
    super(server, 'split')
    this.#options = options
  }

  variantOf(request: CacheRequest): Variant {
    return variantOf(userOf(request), this.#options.split(this.network.levers))
  }

  otherOf(request: CacheRequest): string | null {
    return this.#options.other(request, this.network.levers)
  }

  /** Variants are kept apart by their URLs: a cache needs to know nothing of users. */
  as(variant: Variant, request: CacheRequest, other: string): CacheRequest {
    this.stamp(request, variant === 'B' ? 'changed' : 'passed', variant)
    return variant === 'B' ? this.readdressed(request, other) : request
  }
}

export function splitLayer<V extends LeverValues = LeverValues>(options: SplitOptions<V>): Layer {
  return siteLayer('split', (server) => new Splits(server, options), {
    // #region listing split
    async handle(edge, req, next) {
      const other = edge.otherOf(req)
      if (other === null) return next(req)
      // a hash of the user, nothing stored
      const variant = edge.variantOf(req)
      const sent = edge.as(variant, req, other)
      return next(sent)
    }
    // #endregion
  })
}
