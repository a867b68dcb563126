/**
 * The server that owns the content: a fixed number of workers, each busy for the think time,
 * and a bounded queue before them. What does not fit the queue is refused with 503.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, Signal } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { Kind, Outcome, Phase } from '../../engine/traceKinds'
import { type HttpRequest, HttpResponse, header } from '../http/message'
import type { OriginSpec } from '../topology'
import type { World } from '../world'
import type { SimNode } from './simNode'

export class Origin implements SimNode {
  readonly index: number
  readonly spec: OriginSpec
  readonly #world: World
  readonly #turn = new Signal()
  #working = 0
  #inside = 0

  constructor(world: World, index: number, spec: OriginSpec) {
    this.#world = world
    this.index = index
    this.spec = spec
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    const conditional = header(request.headers, 'If-None-Match') ?? header(request.headers, 'If-Modified-Since')
    this.#inside++
    this.#world.record(Kind.Receive, this.index, request.id, conditional ? 1 : 0, this.#inside)
    const response = yield* this.#answer(request)
    this.#inside--
    this.#world.record(Kind.Answer, this.index, request.id, response.status, this.#inside)
    return response
  }

  *#answer(request: HttpRequest): Process<HttpResponse> {
    const { workers, queueLimit } = this.spec
    if (this.#working >= workers) {
      if (this.#turn.waiters.length >= queueLimit) return this.#refuse(request)
      const since = this.#world.nowUs
      // The worker that ends hands its place over: `#working` counts it as taken all along.
      yield this.#turn
      this.#world.record(Kind.Work, this.index, request.id, Phase.Queue, this.#world.nowUs - since)
    } else {
      this.#working++
    }
    yield* this.#world.work(this.index, request.id, Phase.Think, msToUs(this.spec.thinkMs(this.#world.levers)))
    if (this.#turn.waiters.length > 0) this.#world.kernel.fireOne(this.#turn)
    else this.#working--
    return this.#make(request)
  }

  #refuse(request: HttpRequest): HttpResponse {
    this.#world.decide(this.index, request.id, Outcome.Error, 'the origin is full: its queue has no more room')
    return new HttpResponse(503, [['Retry-After', '1']])
  }

  #make(request: HttpRequest): HttpResponse {
    this.#world.decideDirect(request.id, this.index)
    return this.resource(request.url)
  }

  /** The content at a URL of this origin. */
  resource(url: string): HttpResponse {
    const resource = this.spec.resources[url]
    if (!resource) throw new SimulationError(`the origin has no ${url}; it has ${Object.keys(this.spec.resources).join(', ')}`)
    return new HttpResponse(200, resource.headers ?? [], resource.bytes)
  }
}
