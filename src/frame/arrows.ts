/**
 * The messages of a request's way as arrows: who sends to whom, when, and what each carries.
 */
import { type Connecting, type HandshakeNames, messageNames, openingFlights, opensConnection } from '../cdn/net/handshake'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { Kind, LOST_AT, PHASE_NAMES, Phase, hopPhase, hopTo, hopTone } from '../trace/traceKinds'
import { PHASE_WORDS } from '../words/phaseWords'
import { leversOfCount } from './frameAt'
import { toneName } from './tone'
import type { ArrowFrame } from './types'

/** Arrows of the request up to a position, in the order they left. `count`: records that have happened there. */
export function arrowsOf(run: Reading, index: TraceIndex, request: number, count: number, position: number): ArrowFrame[] {
  const { trace } = run
  const info = run.requests.at(request)
  if (!info) return []
  const names = new Names(run, index)
  const arrows: ArrowFrame[] = []
  for (const i of index.byRequest(request)) {
    if (i >= count) break
    const isLost = trace.kind(i) === Kind.Lost
    if (trace.kind(i) !== Kind.Hop && !isLost) continue
    const from = trace.node(i)
    const to = hopTo(trace.a(i))
    const startUs = trace.timeUs(i)
    const duration = trace.b(i)
    const reach = isLost ? LOST_AT : 1
    arrows.push({
      phase: PHASE_NAMES[hopPhase(trace.a(i))]!,
      label: names.next(i),
      from,
      to,
      startMs: usToMs(startUs - info.atUs),
      firstByteMs: usToMs(startUs + firstByteUs(run, index, i) - info.atUs),
      endMs: usToMs(startUs + duration - info.atUs),
      progress: duration === 0 ? 1 : Math.max(0, Math.min(reach, (position - startUs) / duration)),
      lost: isLost,
      tone: toneName(hopTone(trace.a(i))),
    })
  }
  return arrows
}

/** From the moment a message leaves until its first byte has arrived; the rest of its time its bytes need to pass. */
export function firstByteUs({ trace, links }: Reading, index: TraceIndex, hop: number): number {
  const link = links[index.linkBetween(trace.node(hop), hopTo(trace.a(hop)))]
  return Math.min(trace.b(hop), link ? link.rttUs / 2 : trace.b(hop))
}

/** A connection between two nodes that is being opened, or whose first request is under way. */
interface Opening {
  readonly names: HandshakeNames
  /** Messages that have opened it so far. */
  sent: number
}

/** What each message carries, when they are asked for in the order in which they left. */
class Names {
  readonly #run: Reading
  readonly #index: TraceIndex
  /** By the numbers of both ends. */
  readonly #openings = new Map<string, Opening>()

  constructor(run: Reading, index: TraceIndex) {
    this.#run = run
    this.#index = index
  }

  next(record: number): string {
    const { trace } = this.#run
    const phase = hopPhase(trace.a(record)) as Phase
    const from = trace.node(record)
    const to = hopTo(trace.a(record))
    const plain = PHASE_WORDS[PHASE_NAMES[phase]!].short
    if (phase === Phase.Dns) return this.#run.nodes[from]!.kind === 'resolver' ? 'address' : 'query'
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`
    if (opensConnection(phase)) {
      const opening = this.#openings.get(pair) ?? this.#open(pair, from, record)
      return opening?.names.opening[opening.sent++] ?? plain
    }
    if (phase === Phase.Request) return (this.#openings.get(pair) ?? this.#openAtOnce(pair, from, record))?.names.request ?? plain
    // What comes next on this connection finds it open.
    const name = this.#openings.get(pair)?.names.response
    this.#openings.delete(pair)
    return name ?? plain
  }

  #open(pair: string, opener: number, record: number): Opening | undefined {
    const transport = this.#transport(opener, record)
    if (!transport) return undefined
    const opening = { names: messageNames(transport), sent: 0 }
    this.#openings.set(pair, opening)
    return opening
  }

  /** A connection that no message opens before the request itself: QUIC with 0-RTT, when it is not one that is open. */
  #openAtOnce(pair: string, opener: number, record: number): Opening | undefined {
    const transport = this.#transport(opener, record)
    if (!transport || transport.warm || openingFlights(transport).length > 0) return undefined
    if (transport.keepAlive && this.#keptOpen(opener, record)) return undefined
    return this.#open(pair, opener, record)
  }

  /** Whether the client's request before this one has left its connection open. */
  #keptOpen(client: number, record: number): boolean {
    const { requests, trace } = this.#run
    for (let request = trace.request(record) - 1; request >= 0; request--) {
      if (requests.client(request) === client) return this.#transport(client, this.#index.byRequest(request)[0]!)?.keepAlive ?? false
    }
    return false
  }

  #transport(node: number, record: number): Connecting | undefined {
    return this.#run.scene.topology.nodes[node]?.transport?.(leversOfCount(this.#index, record))
  }
}
