/**
 * The workload on the product's engine: one process for the users of each edge, one for every
 * request, waits by `yield`, and each event of the model written to a real trace.
 */
import { Kernel } from '../../src/engine/kernel.ts'
import type { Process } from '../../src/engine/process.ts'
import { Trace } from '../../src/trace/trace.ts'
import { Kind } from '../../src/trace/traceKinds.ts'
import type { Counts, Model } from './workload.ts'

/** HTTP status of every answer. */
const OK = 200

export function runOnKernel(model: Model): { readonly counts: Counts; readonly trace: Trace } {
  const { workload, halfRttUs, requestsPerEdge } = model
  const { edges, hitUs } = workload
  const kernel = new Kernel()
  const trace = new Trace()
  const originNode = edges
  let requests = 0
  let hits = 0
  let origin = 0
  // In an array: a number this large in a closure would be a new object at every change.
  const latencyUs = new Float64Array(1)

  function* users(edge: number): Process<void> {
    for (let sent = 0; sent < requestsPerEdge; sent++) {
      yield model.gapUs(edge)
      const request = requests++
      kernel.spawn(ask(edge, request, model.object(edge)), request)
    }
  }

  function* ask(edge: number, request: number, object: number): Process<void> {
    const sentUs = kernel.nowUs
    trace.record(sentUs, Kind.Request, edge, request, object, 0)
    if (model.lookup(edge, object)) {
      yield hitUs
      hits++
    } else {
      yield halfRttUs[edge]!
      origin++
      trace.record(kernel.nowUs, Kind.Receive, originNode, request, 0, 0)
      yield halfRttUs[edge]!
      model.fill(edge, object)
    }
    const waitUs = kernel.nowUs - sentUs
    latencyUs[0]! += waitUs
    trace.record(kernel.nowUs, Kind.Done, edge, request, OK, waitUs)
  }

  for (let edge = 0; edge < edges; edge++) kernel.spawn(users(edge))
  kernel.run()
  return { counts: { hits, origin, latencyUs: latencyUs[0]!, events: trace.length }, trace }
}
