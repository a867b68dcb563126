/**
 * The users of one place: they ask, wait, and note how long it took.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, asProcess } from '../../engine/process'
import { Kind } from '../../engine/traceKinds'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { ClientSpec } from '../topology'
import type { World } from '../world'
import { HttpClient } from './httpClient'
import type { SimNode } from './simNode'

export class Client implements SimNode {
  readonly index: number
  readonly spec: ClientSpec
  readonly http: HttpClient
  readonly #world: World

  constructor(world: World, index: number, spec: ClientSpec) {
    this.#world = world
    this.index = index
    this.spec = spec
    this.http = new HttpClient(world, this, () => spec.via(world.levers), () => spec.transport?.(world.levers) ?? null)
  }

  /** One request from here, to the server that the levers name; the task must carry its number. */
  *ask(request: HttpRequest): Process<HttpResponse> {
    const since = this.#world.nowUs
    this.#world.message(this.index, request, 'request out')
    const response = yield* this.#world.at(this.index, request.id, asProcess(this.http.request(request)))
    this.#world.message(this.index, request, 'response in', response)
    this.#world.record(Kind.Done, this.index, request.id, response.status, this.#world.nowUs - since)
    return response
  }

  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the client ${this.spec.id}, which serves nothing`)
  }
}
