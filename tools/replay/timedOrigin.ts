/**
 * An origin whose content changes by the clock, and that can be told to fail: what a scenario declares of it, as a node of our world.
 * It notes every request that reaches it. The version is the one of the moment at which a request comes, whenever it is answered.
 */
import type { Process } from '../../src/engine/process.ts'
import { Signal } from '../../src/engine/signal.ts'
import { msToUs, usToMs } from '../../src/engine/time.ts'
import { EPOCH_MS } from '../../src/cdn/epoch.ts'
import { type HttpRequest, HttpResponse } from '../../src/cdn/http/message.ts'
import type { Network, NodeSpec, SimNode } from '../../src/cdn/network.ts'
import { answerOf, conditionOf, contentAt } from './originContent.ts'
import type { OriginEntry, Resource } from './scenario.ts'

/** A request that has reached the origin. */
export interface OriginRequest {
  readonly serial: number
  /** Since the scenario began (ms). */
  readonly t: number
  readonly path: string
  readonly method: string
  /** The exchange that it came as. */
  readonly exchange: number
  readonly conditional: 'etag' | 'date' | false
  readonly version: string
  status: number | null
}

export type OriginSay = Pick<OriginEntry, 'origin' | 'status'>

export class TimedOrigin {
  readonly requests: OriginRequest[] = []
  readonly spec: NodeSpec
  readonly #resources: Readonly<Record<string, Resource>>
  readonly #beginsMs: number
  #state: OriginSay = { origin: 'up' }

  /** `beginsMs`: when the scenario begins, in the time of the world. */
  constructor(id: string, resources: Readonly<Record<string, Resource>>, beginsMs: number) {
    this.#resources = resources
    this.#beginsMs = beginsMs
    const spec: NodeSpec = { kind: 'origin', id, name: 'Origin', make: (network, index) => this.#node(network, index, spec) }
    this.spec = spec
  }

  /** What it does from now on with what comes. That it is down, its world must know, too. */
  say(state: OriginSay): void {
    this.#state = state
  }

  #node(network: Network, index: number, spec: NodeSpec): SimNode {
    return {
      index, spec,
      receive: (request) => this.#receive(network, request),
      resource: () => new HttpResponse(200), owns: () => true, deploy: () => {},
    }
  }

  *#receive(network: Network, request: HttpRequest): Process<HttpResponse> {
    const t = usToMs(network.nowUs) - this.#beginsMs
    const found = contentAt(this.#resources, request.url, t)
    const noted: OriginRequest = {
      serial: this.requests.length + 1, t, path: request.url, method: request.method, exchange: request.id,
      conditional: conditionOf(request), version: found.label, status: null,
    }
    this.requests.push(noted)
    const state = this.#state
    if (state.origin === 'hang') yield new Signal('an answer of the origin, which hangs')
    if (found.thinkMs > 0) yield msToUs(found.thinkMs)
    const response = state.origin === 'status' ? new HttpResponse(state.status ?? 503) : answerOf(found, request, { nowMs: network.nowMs, sinceMs: EPOCH_MS + this.#beginsMs + found.since })
    noted.status = response.status
    return request.method === 'HEAD' ? new HttpResponse(response.status, response.headers) : response
  }
}
