/**
 * The edge as code that runs in it sees it: the place and its time, stamps on requests that come by, and answers that it gives in its
 * own name.
 */
import { invariant } from '../../engine/invariant'
import { type Process, asPromise } from '../../engine/process'
import { Kind, Outcome, Phase } from '../../trace/traceKinds'
import { type Mark, type Station, packStamp } from '../../trace/stamps'
import { CacheRequest } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { decide } from '../cache/decide'
import { type HeaderList, HttpRequest, HttpResponse } from '../http/message'
import type { CityId } from '../net/places'
import type { Network } from '../network'

export class EdgeSite {
  readonly server: CacheServer
  readonly network: Network
  readonly node: number
  readonly #station: Station

  /** @param station Whose stamp it uses. */
  constructor(server: CacheServer, station: Station) {
    const { crowd } = server.host
    invariant(crowd, 'code at an edge runs in virtual time only: this cache has none')
    this.server = server
    this.network = crowd.network
    this.node = crowd.node
    this.#station = station
  }

  /** Id of its node. */
  get pop(): string {
    return this.server.host.name
  }

  get city(): CityId {
    const { city } = this.network.node(this.pop).spec
    invariant(city, `${this.pop} stands in no city`)
    return city
  }

  stamp({ id }: HttpRequest, mark: Mark, words: string): void {
    this.network.record(Kind.Stamp, this.node, id, packStamp(this.#station, mark), this.network.intern(words))
  }

  /** It is busy with a request for so many µs. */
  work({ id }: HttpRequest, us: number): Process<void> {
    return this.network.work(this.node, id, Phase.Think, us)
  }

  /** An answer of its own: nobody behind it is asked, and no copy looked for. `words` say why. */
  answer(request: CacheRequest, { mark, status, headers = [], text = '', words }: OwnAnswer): HttpResponse {
    this.stamp(request, mark, words)
    request.transaction.refusal = words
    this.network.byCode.decide(request.id, null)
    // No cache has a part in it.
    decide(this.server.host, request, status >= 400 ? Outcome.Error : Outcome.Answered, words)
    return new HttpResponse(status, headers, text.length, text)
  }

  /** The request goes on for another URL. */
  readdressed(request: CacheRequest, url: string): CacheRequest {
    this.network.byCode.decide(request.id, url)
    return new CacheRequest(new HttpRequest(request.id, request.method, url, request.headers, request.body), request.transaction)
  }

  /** A process as the listings wait for it. */
  promise<T>(process: Process<T>): Promise<T> {
    return asPromise(process)
  }
}

export interface OwnAnswer {
  readonly mark: Mark
  readonly status: number
  readonly headers?: HeaderList
  /** What it shows. */
  readonly text?: string
  /** For the stamp and Cache-Status. */
  readonly words: string
}
