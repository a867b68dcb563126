/**
 * A moment of the map of doors: at which place each user has come out so far, by which networks, and how long it took.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import { indexOf } from '../reading/traceIndex'
import { NONE } from '../reading/requestColumns'
import { between, lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, hopTo } from '../trace/traceKinds'
import { type WayWords, wayWords } from './decisionFrame'
import type { Reading } from '../reading/reading'
import type { Moment } from './moment'

/** The way that a user's last answered request took. */
export interface DoorWay {
  readonly client: number
  /** Nodes from the user's network to the server. */
  readonly nodes: readonly number[]
  readonly server: number
  /** Of its last answer in this step; null when that is of an earlier one (ms). */
  readonly waitMs: number | null
}

export interface DoorsFrame {
  /** Of users who have had an answer, in the order of the view. */
  readonly ways: readonly DoorWay[]
  /** Of the one whom the step follows; null where it follows nobody. */
  readonly decision: WayWords | null
  /** Servers of the places, in the order of the topology. */
  readonly places: readonly number[]
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

export function doorsFrame({ run, frame }: Moment, { users }: ViewOf<'doors'>): DoorsFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, frame.position)
  const [since, end] = index.requestsOfStep(frame.step)
  const asked = requestsByClient(run)
  const isAnswered = (request: number): boolean => index.requests.answered[request]! !== NONE && index.requests.answered[request]! < count
  const ways = users.flatMap((id): DoorWay[] => {
    const client = run.nodes.findIndex((node) => node.id === id)
    const request = between(asked.get(client) ?? NO_REQUESTS, [0, end]).findLast(isAnswered)
    if (request === undefined || !frame.nodes[client]!.active) return []
    const nodes = pathOf({ run, frame }, request)
    return [{ client, nodes, server: nodes.findLast((node) => NODE_KINDS[run.nodes[node]!.kind].sharedCache) ?? -1, waitMs: request >= since ? usToMs(index.requests.waitsUs[request]!) : null }]
  })
  const followed = frame.spotlight && run.requests.client(frame.spotlight.request)
  return {
    ways,
    decision: followed === null ? null : wayWords(run, followed, frame.position),
    places: run.nodes.filter(({ kind }) => NODE_KINDS[kind].sharedCache).map((node) => node.index),
  }
}

/** From the user to the server that it came to: the nodes by which its request went there. */
function pathOf({ run, frame }: Moment, request: number): number[] {
  const { trace, nodes } = run
  const all = indexOf(run).byRequest(request)
  const path: number[] = []
  for (const i of all.subarray(0, lowerBound(all, countAt(trace, frame.position)))) {
    if (trace.kind(i) !== Kind.Hop) continue
    const [from, to] = [nodes[trace.node(i)]!, nodes[hopTo(trace.a(i))]!]
    if (from.kind !== 'router' && to.kind !== 'router') continue
    path.push(to.index)
    if (NODE_KINDS[to.kind].sharedCache) return path
  }
  return path
}
