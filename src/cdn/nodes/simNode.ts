/**
 * A node at work in a world: what the factories in this folder make of a NodeSpec.
 */
import type { Process } from '../../engine/process'
import type { HttpRequest, HttpResponse } from '../http/message'
import type { NodeSpec } from '../topology'
import type { SimCache } from './simCache'

export interface SimNode {
  readonly index: number
  readonly spec: NodeSpec
  readonly cache?: SimCache | undefined
  /** Answers a request that has arrived here. */
  receive(request: HttpRequest): Process<HttpResponse>
}
