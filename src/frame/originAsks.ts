/**
 * When requests come to an origin, whether it answers or is down.
 */
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { isOrigin } from '../cdn/nodes/originSpec'

export interface OriginAsk {
  readonly atUs: number
  /** It was down. */
  readonly refused: boolean
}

/** Every request that travels to an origin, by the time at which it is there. */
export function originAsks({ trace, scene: { topology } }: Reading, index: TraceIndex): readonly OriginAsk[] {
  const arrivals = Array.from(index.ofKind(Kind.Hop)).filter((i) => hopPhase(trace.a(i)) === Phase.Request && isOrigin(topology.nodes[hopTo(trace.a(i))]!))
  return arrivals
    .map((i) => ({ atUs: trace.timeUs(i) + trace.b(i), refused: index.health(hopTo(trace.a(i)), trace.countUpTo(trace.timeUs(i) + trace.b(i))) === 'down' }))
    .sort((a, b) => a.atUs - b.atUs)
}
