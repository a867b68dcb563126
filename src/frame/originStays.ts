/**
 * Requests inside origins during a step: when each came, when a worker took it, and when it left.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import type { TraceIndex } from '../reading/traceIndex'
import { Kind, Phase } from '../trace/traceKinds'

export interface OriginStay {
  readonly request: number
  /** Times of the run (µs). */
  readonly cameUs: number
  /** null while it waits for a worker, and where it had none. */
  readonly takenUs: number | null
  /** null while it is there. */
  readonly leftUs: number | null
  /** 0 while it is there, and for one that was given up. */
  readonly status: number
}

type Changing = { -readonly [K in keyof OriginStay]: OriginStay[K] }

/** Those of a step among the first `count` records, in the order in which they came. */
export function originStays({ trace, scene }: Reading, index: TraceIndex, step: number, count: number): readonly OriginStay[] {
  const stays = new Map<number, Changing>()
  const ofKind = (kind: Kind): Int32Array => recordsInStep(index, kind, step, count)
  const isAtOrigin = (i: number): boolean => isOrigin(scene.topology.nodes[trace.node(i)]!)
  for (const i of ofKind(Kind.Receive)) {
    stays.set(trace.exchange(i), { request: trace.request(i), cameUs: trace.timeUs(i), takenUs: null, leftUs: null, status: 0 })
  }
  for (const i of ofKind(Kind.Work)) {
    const stay = trace.a(i) === Phase.Think && isAtOrigin(i) ? stays.get(trace.exchange(i)) : undefined
    if (stay) stay.takenUs = trace.timeUs(i)
  }
  for (const i of ofKind(Kind.Answer)) {
    const stay = stays.get(trace.exchange(i))
    if (!stay) continue
    stay.leftUs = trace.timeUs(i)
    stay.status = trace.a(i)
  }
  return [...stays.values()]
}
