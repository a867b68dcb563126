/**
 * The users of one place: they ask, wait, and note how long it took. A browser's own cache is
 * the same code as an edge's, with the role of a private cache.
 */
import { SimulationError } from '../../engine/invariant'
import { type Process, asProcess } from '../../engine/process'
import { Kind } from '../../trace/traceKinds'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { ClientSpec } from '../topology'
import type { World } from '../world'
import { HttpClient } from './httpClient'
import { SimCache } from './simCache'
import type { SimNode } from './simNode'

export class Client implements SimNode {
  readonly index: number
  readonly spec: ClientSpec
  readonly http: HttpClient
  readonly cache: SimCache | undefined
  readonly #world: World

  constructor(world: World, index: number, spec: ClientSpec) {
    this.#world = world
    this.index = index
    this.spec = spec
    this.http = new HttpClient(world, this, () => spec.via(world.levers), () => spec.transport?.(world.levers) ?? null)
    this.cache = spec.cache && new SimCache(world, index, spec.id, spec.cache, 'private', (req) => this.http.request(req))
  }

  /** One request from here, to the server that the levers name; the task must carry its number. */
  *ask(request: HttpRequest): Process<HttpResponse> {
    const world = this.#world
    const since = world.nowUs
    world.message(this.index, request, 'request out')
    const response = yield* world.at(this.index, request.id, this.cache?.answer(request) ?? asProcess(this.http.request(request)))
    world.message(this.index, request, 'response in', response)
    world.noteContent(this.index, request, response)
    world.record(Kind.Done, this.index, request.id, response.status, world.nowUs - since)
    return response
  }

  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the client ${this.spec.id}, which serves nothing`)
  }
}
