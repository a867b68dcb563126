/**
 * The workload on the product's engine: one process a place of users, one process a request,
 * waits by `yield`, and every event of the model written to a real trace.
 */
import { Kernel } from '../../src/engine/kernel.ts'
import type { Process } from '../../src/engine/process.ts'
import { Trace } from '../../src/engine/trace.ts'
import { Kind } from '../../src/engine/traceKinds.ts'
import type { Counts, Model } from './workload.ts'

export interface KernelRun {
  readonly counts: Counts
  readonly trace: Trace
}

/** HTTP status of every answer. */
const OK = 200

/** `traced` false runs the same processes without writing anything down. */
export function runOnKernel(model: Model, traced = true): KernelRun {
  const { edges, hitUs } = model.workload
  const kernel = new Kernel()
  const trace = new Trace()
  const originNode = edges
  let requests = 0
  let hits = 0
  let origin = 0
  let latencyUs = 0
  let events = 0

  const note = (kind: number, node: number, request: number, a: number, b: number): void => {
    events++
    if (traced) trace.record(kernel.nowUs, kind, node, request, a, b)
  }

  function* users(edge: number): Process<void> {
    for (let sent = 0; sent < model.requestsPerEdge; sent++) {
      yield model.gapUs(edge)
      const request = requests++
      kernel.spawn(ask(edge, request, model.object(edge)), request)
    }
  }

  function* ask(edge: number, request: number, object: number): Process<void> {
    const sentUs = kernel.nowUs
    note(Kind.Request, edge, request, object, 0)
    if (model.lookup(edge, object)) {
      yield hitUs
      hits++
    } else {
      yield model.halfRttUs[edge]!
      origin++
      note(Kind.Receive, originNode, request, 0, 0)
      yield model.halfRttUs[edge]!
      model.fill(edge, object)
    }
    const waitUs = kernel.nowUs - sentUs
    latencyUs += waitUs
    note(Kind.Done, edge, request, OK, waitUs)
  }

  for (let edge = 0; edge < edges; edge++) kernel.spawn(users(edge))
  kernel.run()
  return { counts: { hits, origin, latencyUs, events }, trace }
}
