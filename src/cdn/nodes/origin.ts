/**
 * The server that owns the content: so many workers as levers say, each busy for the think time,
 * and a bounded queue before them. What does not fit the queue is refused with 503.
 */
import type { Process } from '../../engine/process'
import { race } from '../../engine/race'
import { Resource } from '../../engine/resource'
import { Signal } from '../../engine/signal'
import { msToUs } from '../../engine/time'
import { Kind, Outcome, Phase } from '../../trace/traceKinds'
import { type HttpRequest, HttpResponse, header, tooMany } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, Network, SimNode } from '../network'
import { declaredAt, offerOf } from './offer'
import { type OriginSpec, finishesAll, originProblems, queueLimitOf, workersOf } from './originSpec'

/** The status of a request that left without an answer. */
const GIVEN_UP = 0

export function origin<V extends LeverValues = NoLevers>(declared: Declared<OriginSpec<V>>): OriginSpec<V> {
  const spec: OriginSpec<V> = {
    ...declared, kind: 'origin', make: (network, index) => new Origin(network, index, spec), problems: () => originProblems(declared),
  }
  return spec
}

class Origin implements SimNode {
  readonly index: number
  readonly spec: OriginSpec
  readonly #network: Network
  readonly #workers: Resource
  /** How often each URL was deployed, once it was. */
  readonly #versions = new Map<string, number>()
  readonly #goesDown = new Signal('the end of an origin')
  #insideCount = 0

  constructor(network: Network, index: number, spec: OriginSpec) {
    this.#network = network
    this.index = index
    this.spec = spec
    this.#workers = new Resource(network.scheduler, workersOf(spec, network.levers), `a worker at ${spec.id}`)
  }

  *receive(request: HttpRequest): Process<HttpResponse> {
    this.#network.message(this.index, request, 'request in')
    const response = yield* finishesAll(this.spec, this.#network.levers) ? this.#toTheEnd(request) : this.#inside(request)
    this.#network.message(this.index, request, 'response out', response)
    this.#network.record(Kind.Sent, this.index, request.id, response.bodyBytes, headBytes(response))
    return response
  }

  down(): void {
    this.#goesDown.fire(this.#network.scheduler)
  }

  /** As a task of its own: that nobody waits for the answer any more does not end it, but that the origin goes down does. */
  *#toTheEnd(request: HttpRequest): Process<HttpResponse> {
    const { scheduler } = this.#network
    const made = new Signal(`an answer of ${this.spec.id}`)
    const untilDown = [this.#inside(request), once(this.#goesDown)]
    function* working(): Process<void> {
      const { value } = yield* race(untilDown)
      if (value) made.fire(scheduler, value)
    }
    this.#network.spawn(working(), request.id)
    return (yield made) as HttpResponse
  }

  /** Counts the request as inside until it is answered, given up or ended. */
  *#inside(request: HttpRequest): Process<HttpResponse> {
    const conditional = header(request.headers, 'If-None-Match') ?? header(request.headers, 'If-Modified-Since')
    this.#network.record(Kind.Receive, this.index, request.id, conditional ? 1 : 0, ++this.#insideCount)
    let status: number = GIVEN_UP
    try {
      const response = yield* this.#answer(request)
      ;({ status } = response)
      return response
    } finally {
      this.#network.record(Kind.Answer, this.index, request.id, status, --this.#insideCount)
    }
  }

  *#answer(request: HttpRequest): Process<HttpResponse> {
    this.#staff()
    const isFree = this.#workers.free > 0
    const isFull = this.#network.faultOf(this.index)?.kind === 'full'
    if (isFull || (!isFree && this.#workers.waiting >= queueLimitOf(this.spec, this.#network.levers))) return this.#refuse(request)
    yield* this.#workers.use(this.#think(request, isFree ? null : this.#network.nowUs))
    return this.#make(request)
  }

  /** The work of one worker; `queuedUs` is when the request came, if it has waited for one. */
  *#think(request: HttpRequest, queuedUs: number | null): Process<void> {
    const network = this.#network
    if (queuedUs !== null) network.record(Kind.Work, this.index, request.id, Phase.Queue, network.nowUs - queuedUs)
    yield* network.work(this.index, request.id, Phase.Think, msToUs(this.spec.thinkMs(network.levers)))
    this.#staff()
  }

  /** As many workers as there are under the levers of this moment. Whether that has changed is looked up as requests come and go. */
  #staff(): void {
    const workers = workersOf(this.spec, this.#network.levers)
    if (workers !== this.#workers.capacity) this.#workers.resize(workers)
  }

  #refuse(request: HttpRequest): HttpResponse {
    this.#network.decide(this.index, request.id, Outcome.Error, 'the origin is full: its queue has no more room')
    return tooMany()
  }

  #make(request: HttpRequest): HttpResponse {
    this.#network.decideDirect(this.index, request.id)
    const whole = this.resource(request)
    const response = this.spec.conditions?.(request, whole, this.#network.nowMs) ?? whole
    return request.method === 'HEAD' ? new HttpResponse(response.status, response.headers) : response
  }

  owns(url: string): boolean {
    return declaredAt(this.spec, url) !== undefined
  }

  /** The content at this URL changes. */
  deploy(url: string): void {
    const version = this.#version(url) + 1
    this.#versions.set(url, version)
    this.#network.record(Kind.Deploy, this.index, -1, this.#network.intern(url), version)
  }

  #version(url: string): number {
    return this.#versions.get(url) ?? this.#versions.get(url.split('?', 1)[0]!) ?? 1
  }

  /** The whole answer to this request, whatever its conditions. */
  resource(request: HttpRequest): HttpResponse {
    const { status, headers, content, bytes } = offerOf(this.spec, request.url, this.#network.levers, this.#version(request.url), request)
    return new HttpResponse(status, headers, bytes, content)
  }
}

/** Waits for a signal, and has nothing to tell. */
function* once(signal: Signal): Process<undefined> {
  yield signal
  return undefined
}

/** Bytes of a response before its content, as HTTP/1.1 writes it. */
function headBytes({ status, headers }: HttpResponse): number {
  const line = `HTTP/1.1 ${status}\r\n`.length
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, line + 2)
}
