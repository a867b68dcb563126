/**
 * A moment of the map of doors: at which place each user has come out so far, by which networks, and how long it took.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import { indexOf } from '../reading/traceIndex'
import { NONE } from '../reading/requestColumns'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, NO_STATUS, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { type DecisionNow, decisionNow } from './decisionFrame'
import type { Reading } from '../reading/reading'
import type { Moment } from './moment'

/** The way that a user's last answered request took. */
export interface DoorWay {
  readonly client: number
  /** Nodes from the user's network to the server. */
  readonly nodes: readonly number[]
  readonly server: number
  /** Of its last answer in this step, if nothing but the way took time; null for one of an earlier step, and where a name was looked up (ms). */
  readonly waitMs: number | null
  /** It had no answer. */
  readonly failed: boolean
}

export interface DoorsFrame {
  /** Of users who have had an answer, in the order of the view. */
  readonly ways: readonly DoorWay[]
  /** Of the one whom the step follows; null where it follows nobody. */
  readonly decision: DecisionNow | null
  /** Servers of the places, in the order of the topology. */
  readonly places: readonly number[]
  /** Where the lever of a place has put somebody; empty where nobody was put anywhere. */
  readonly spot: string
}

const NO_REQUESTS = new Int32Array()
const made = new WeakMap<Reading, ReadonlyMap<number, Int32Array>>()

/** Requests of each client, in order. */
function requestsByClient(run: Reading): ReadonlyMap<number, Int32Array> {
  const kept = made.get(run)
  if (kept) return kept
  const found = new Map<number, number[]>()
  for (let request = 0; request < run.requests.length; request++) {
    const client = run.requests.client(request)
    found.set(client, found.get(client) ?? [])
    found.get(client)!.push(request)
  }
  const lists = new Map([...found].map(([client, requests]) => [client, Int32Array.from(requests)]))
  made.set(run, lists)
  return lists
}

export function doorsFrame({ run, frame }: Moment, { users, spot, afresh = [] }: ViewOf<'doors'>): DoorsFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, frame.position)
  const [since, end] = index.requestsOfStep(frame.step)
  const asked = requestsByClient(run)
  const isAnswered = (request: number): boolean => index.requests.answered[request]! !== NONE && index.requests.answered[request]! < count
  const ways = users.flatMap((id): DoorWay[] => {
    const client = run.nodes.findIndex((node) => node.id === id)
    const request = between(asked.get(client) ?? NO_REQUESTS, [afresh.includes(id) ? since : 0, end]).findLast(isAnswered)
    if (request === undefined || !frame.nodes[client]!.active) return []
    const [nodes, looksUp] = pathOf({ run, frame }, request)
    const { [request]: waitUs } = index.requests.waitsUs
    return [{
      client, nodes, server: nodes.findLast((node) => NODE_KINDS[run.nodes[node]!.kind].sharedCache) ?? -1,
      waitMs: request >= since && !looksUp ? usToMs(waitUs!) : null, failed: index.requests.statuses[request] === NO_STATUS,
    }]
  })
  const followed = frame.spotlight && users.includes(run.nodes[run.requests.client(frame.spotlight.request)]!.id) ? frame.spotlight.request : null
  return {
    ways,
    decision: followed === null ? null : decisionNow(run, followed, frame.position),
    places: run.nodes.filter(({ kind }) => NODE_KINDS[kind].sharedCache).map((node) => node.index),
    spot: spot === undefined ? '' : String(frame.levers[spot]),
  }
}

/** The nodes by which a request went from its user to the server that it came to, and whether time went into a name before. */
function pathOf({ run, frame }: Moment, request: number): readonly [path: readonly number[], looksUp: boolean] {
  const { trace, nodes } = run
  const path: number[] = []
  let looksUp = false
  for (const i of between(indexOf(run).byRequest(request), [0, countAt(trace, frame.position)])) {
    if (trace.kind(i) !== Kind.Hop) continue
    looksUp ||= hopPhase(trace.a(i)) === Phase.Dns && trace.b(i) > 0
    const [from, to] = [nodes[trace.node(i)]!, nodes[hopTo(trace.a(i))]!]
    if (from.kind !== 'router' && to.kind !== 'router') continue
    path.push(to.index)
    if (NODE_KINDS[to.kind].sharedCache) break
  }
  return [path, looksUp]
}
