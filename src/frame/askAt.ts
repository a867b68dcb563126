/**
 * What a node would know at a moment of a run if it had to choose whom to ask: the same that the node at work was told.
 */
import { HttpRequest } from '../cdn/http/message'
import type { LeverValues } from '../cdn/levers'
import type { KnownHealth, UpstreamAsk } from '../cdn/upstream'
import { invariant } from '../engine/invariant'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { NO_EXCHANGE } from '../trace/exchanges'

/** How far a run has come. */
export interface WayMoment {
  /** Records that have happened. */
  readonly count: number
  readonly timeUs: number
  readonly levers: LeverValues
}

/** For a GET of this URL. */
export function askAt({ nodes, trace }: Reading, index: TraceIndex, url: string, { count, timeUs, levers }: WayMoment): UpstreamAsk {
  const numberOf = (id: string): number => {
    const found = nodes.findIndex((node) => node.id === id)
    invariant(found >= 0, `no node is called "${id}"`)
    return found
  }
  const health = (id: string): KnownHealth => {
    const at = numberOf(id)
    const fault = index.lastFault(at, count)
    return { state: index.health(at, count), forMs: usToMs(timeUs - (fault === undefined ? 0 : trace.timeUs(fault))) }
  }
  return { request: new HttpRequest(NO_EXCHANGE, 'GET', url), levers, nowMs: usToMs(timeUs), health }
}
