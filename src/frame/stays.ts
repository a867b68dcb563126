/**
 * Where the followed request is while it is not in flight: at a node, where it is worked on and where lines run for it. A stay
 * lasts from its arrival to its next departure, and its share is one of presentation time: it goes on while a line is lit.
 */
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { positionOf } from '../trace/position'
import { Kind, hopTo } from '../trace/traceKinds'
import { dilationOf } from './dilation'
import type { StayFrame } from './standing'

interface Stay {
  readonly start: number
  readonly end: number
  /** The link that it has come by, or will leave by when it begins here, and which of its ends is at the node: 0 or 1. */
  readonly link: number
  readonly at: number
}

const cache = new WeakMap<Reading, Map<number, readonly Stay[]>>()

/** Writes where a request stays at a position; its link is -1 when it is in flight, or not under way. */
export function stayAt(run: Reading, request: number, position: number, out: StayFrame): void {
  const stay = request < 0 ? undefined : staysOf(run, request).find(({ start, end }) => position >= start && position < end)
  out.link = stay?.link ?? -1
  out.request = request
  if (!stay) return
  const { toPresentation } = dilationOf(run)
  const [from, to] = [toPresentation(stay.start), toPresentation(stay.end)]
  out.at = stay.at
  out.share = to > from ? (toPresentation(position) - from) / (to - from) : 1
}

function staysOf(run: Reading, request: number): readonly Stay[] {
  const known = cache.get(run) ?? new Map<number, readonly Stay[]>()
  cache.set(run, known)
  const stays = known.get(request) ?? findStays(run, request)
  known.set(request, stays)
  return stays
}

/** A link that ends at a node: a request that its own browser answers never leaves it. */
const linkAt = ({ links }: Reading, node: number): number => links.find(({ from, to }) => from === node || to === node)?.index ?? -1

function findStays(run: Reading, request: number): Stay[] {
  const { trace, links } = run
  const index = indexOf(run)
  const records = index.byRequest(request)
  const stays: Stay[] = []
  let arrived: { readonly node: number; readonly link: number; readonly start: number } | null = null
  for (const i of records) {
    const kind = trace.kind(i)
    if (kind === Kind.Request) arrived = { node: trace.node(i), link: -1, start: positionOf(trace, i) }
    if (kind !== Kind.Hop && kind !== Kind.Lost && kind !== Kind.Done) continue
    const [end, to] = [positionOf(trace, i), kind === Kind.Done ? -1 : hopTo(trace.a(i))]
    const leaves = to < 0 ? -1 : index.linkBetween(trace.node(i), to)
    if (arrived && end > arrived.start) {
      const link = [arrived.link, leaves, linkAt(run, arrived.node)].find((one) => one >= 0) ?? -1
      if (link >= 0) stays.push({ start: arrived.start, end, link, at: links[link]!.to === arrived.node ? 1 : 0 })
    }
    // The records of one µs have positions before it is over (trace/position): lines at the time of arrival run during the stay.
    // Who has sent what is lost goes on waiting.
    const node = kind === Kind.Lost ? trace.node(i) : to
    arrived = kind === Kind.Done ? null : { node, link: leaves, start: trace.timeUs(i) + trace.b(i) - 1 }
  }
  return stays
}
