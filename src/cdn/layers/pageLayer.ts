/**
 * Pages are put together at the edge: a template, its fragments, and values of a store. Each comes through the cache and is kept for as
 * long as it may be, so that the part that is for one user alone does not keep the others from being shared.
 */
import { all } from '../../engine/all'
import { type Process, asProcess } from '../../engine/process'
import { Cause } from '../../trace/exchanges'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { type KvSpec, kvOf } from '../code/kvStore'
import { CAPABILITY_FIELD, type Piece, TEMPLATE_FIELD, filled, piecesOf } from '../code/template'
import { HttpRequest, HttpResponse, header, withField, withoutFields } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface PageOptions<V extends LeverValues> {
  /** Whether pages are put together here at all. */
  assembles(levers: V): boolean
  readonly store?: KvSpec
}

/** What fills the holes: by the fragment's URL and by the key. */
interface Parts {
  readonly fragments: ReadonlyMap<string, HttpResponse>
  readonly values: ReadonlyMap<string, string>
}

/** What was said of the template alone. */
const OF_THE_TEMPLATE = new Set(['surrogate-control', 'etag', 'last-modified', 'age', 'expires', 'cache-control'])

class Pages extends EdgeSite {
  readonly #options: PageOptions<LeverValues>

  constructor(server: CacheServer, options: PageOptions<LeverValues>) {
    super(server, 'page')
    this.#options = options
  }

  /** Says to whoever is behind that templates are understood here. */
  capable(request: CacheRequest): CacheRequest {
    if (!this.#options.assembles(this.network.levers)) return request
    return request.withHeaders(withField(request.headers, ...CAPABILITY_FIELD))
  }

  templateOf({ status, headers, body }: HttpResponse): readonly Piece[] | null {
    const isTemplate = status === 200 && header(headers, TEMPLATE_FIELD[0]) === TEMPLATE_FIELD[1]
    return isTemplate && typeof body === 'string' ? piecesOf(body) : null
  }

  /** Everything at once. */
  parts(pieces: readonly Piece[], request: CacheRequest, next: Next): Promise<Parts> {
    return this.promise(this.#parts(pieces, request, next))
  }

  *#parts(pieces: readonly Piece[], request: CacheRequest, next: Next): Process<Parts> {
    const urls = [...new Set(pieces.flatMap((piece) => ('fragment' in piece ? [piece.fragment] : [])))]
    const keys = [...new Set(pieces.flatMap((piece) => ('value' in piece ? [piece.value] : [])))]
    const fragments = new Map<string, HttpResponse>()
    const values = new Map<string, string>()
    yield* all([...urls.map((url) => this.#fetch(url, request, next, fragments)), ...keys.map((key) => this.#read(key, values))])
    return { fragments, values }
  }

  /** A fragment is a request of its own for the sake of another (cause: fragment). */
  *#fetch(url: string, request: CacheRequest, next: Next, into: Map<string, HttpResponse>): Process<void> {
    const exchange = this.network.open(Cause.Fragment, this.node, request.id)
    const headers = withoutFields(request.headers, new Set(['surrogate-capability', 'if-none-match', 'if-modified-since', 'range']))
    const entered = this.server.enter(new HttpRequest(exchange, 'GET', url, headers))
    this.stamp(entered, 'passed', url)
    try {
      const answer = yield* this.network.at(this.node, exchange, asProcess(next(entered)))
      into.set(url, this.server.leave(entered, answer))
    } finally {
      this.server.end(entered)
    }
  }

  *#read(key: string, into: Map<string, string>): Process<void> {
    const { store } = this.#options
    const value = store ? yield* kvOf(this.network, store).read({ network: this.network, node: this.node, city: this.city }, key) : null
    if (value !== null) into.set(key, value)
  }

  /** What could not be had leaves its hole empty. */
  filled(pieces: readonly Piece[], { fragments, values }: Parts, template: HttpResponse, request: CacheRequest): HttpResponse {
    const got = (url: string): HttpResponse | undefined => {
      const answer = fragments.get(url)
      return answer?.status === 200 ? answer : undefined
    }
    const page = filled(pieces, (piece) => ('fragment' in piece ? String(got(piece.fragment)?.body ?? '') : (values.get(piece.value) ?? '')))
    const bytes = [...fragments.keys()].reduce((sum, url) => sum + (got(url)?.bodyBytes ?? 0), template.bodyBytes)
    const missing = [...fragments.keys()].filter((url) => !got(url))
    this.stamp(request, missing.length > 0 ? 'failed' : 'changed', missing.length > 0 ? `without ${missing.join(', ')}` : `${fragments.size + values.size} parts`)
    return new HttpResponse(200, [...withoutFields(template.headers, OF_THE_TEMPLATE), ['Cache-Control', 'private, no-store']], bytes, page)
  }
}

/** Outside of the cache and of what goes past it. */
export function pageLayer<V extends LeverValues = LeverValues>(options: PageOptions<V>): Layer {
  return siteLayer('page', (server) => new Pages(server, options), {
    // #region listing assemblePage
    async handle(edge, req, next) {
      const res = await next(edge.capable(req))
      const holes = edge.templateOf(res)
      if (!holes) return res
      // each part has a lifetime of its own
      const parts = await edge.parts(
        holes, req, next)
      return edge.filled(holes, parts, res, req)
    }
    // #endregion
  })
}
