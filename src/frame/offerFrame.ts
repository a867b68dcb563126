/**
 * What an origin that displays a resource would answer at a moment: from its declaration, the
 * levers in force and what has been deployed so far. Looks at deploys one by one, of which a scene has a few.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import { offerOf } from '../cdn/nodes/offer'
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import { Kind } from '../trace/traceKinds'
import type { TraceIndex } from '../reading/traceIndex'
import type { OfferFrame } from './types'

export function offerFrame({ scene, trace }: Reading, index: TraceIndex, node: number, count: number, levers: LeverValues): OfferFrame | null {
  const spec = scene.topology.nodes[node]!
  if (!isOrigin(spec) || spec.displays === undefined) return null
  const url = spec.displays
  const deployed = index.ofKind(Kind.Deploy).findLast((i) => i < count && trace.string(trace.a(i)) === url)
  return { url, ...offerOf(spec, url, levers, deployed === undefined ? 1 : trace.b(deployed)) }
}
