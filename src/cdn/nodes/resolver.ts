/**
 * A DNS resolver that has every answer at hand: the client's trip to it is the whole cost.
 */
import { SimulationError } from '../../engine/invariant'
import type { Process } from '../../engine/process'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, NoLevers } from '../levers'
import type { Declared, NodeSpec, SimNode } from '../network'

/** A DNS resolver that knows every address. */
export interface ResolverSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'resolver'
}

export function resolver<V extends LeverValues = NoLevers>(declared: Declared<ResolverSpec<V>>): ResolverSpec<V> {
  const spec: ResolverSpec<V> = { ...declared, kind: 'resolver', make: (_, index) => new Resolver(index, spec) }
  return spec
}

class Resolver implements SimNode {
  readonly index: number
  readonly spec: ResolverSpec

  constructor(index: number, spec: ResolverSpec) {
    this.index = index
    this.spec = spec
  }

  /** A resolver speaks DNS: the trip to it is made by HttpClient.resolve. */
  receive(request: HttpRequest): Process<HttpResponse> {
    throw new SimulationError(`${request.summary()} was sent to the resolver ${this.spec.id}, which does not speak HTTP`)
  }
}
