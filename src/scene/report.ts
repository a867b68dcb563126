/**
 * A run as one reads it: requests with their waits, what the origin got, what each cache did.
 * Claims, prose, predictions, challenges and the headless runner all ask here.
 */
import { invariant } from '../engine/invariant'
import { usToMs } from '../engine/time'
import { Kind, OUTCOME_NAMES, type OutcomeName, SLOT_STATE_NAMES, type SlotStateName, hopTo, slotState } from '../engine/traceKinds'
import type { LeverValues, NodeKind } from '../cdn/topology'
import type { Run, RequestInfo } from './run.types'
import { initialLevers } from './leverValues'

export interface RequestReport {
  readonly id: number
  readonly name?: string
  /** Id of the step. */
  readonly step: string
  readonly atMs: number
  readonly client: string
  readonly method: string
  readonly url: string
  readonly status: number | null
  readonly outcome: OutcomeName | null
  /** null while it has no answer. */
  readonly waitMs: number | null
  /** RFC 9211; empty when no cache was asked. */
  readonly cacheStatus: string
  /** Ids of the nodes that the request has visited, in order, there and back. */
  readonly path: readonly string[]
}

export interface StepReport {
  readonly id: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
}

export interface NodeReport {
  readonly id: string
  readonly kind: NodeKind
  readonly hits: number
  readonly misses: number
  readonly stale: number
  readonly revalidated: number
  readonly slots: readonly { readonly key: string; readonly state: SlotStateName }[]
}

export interface OriginReport {
  readonly requests: number
  readonly conditional: number
  /** Most arrivals within any one second. */
  readonly peakRps: number
}

/** Which requests: every given field must match. */
export interface RequestFilter {
  readonly step?: string
  readonly client?: string
  readonly url?: string
  readonly outcome?: OutcomeName
}

interface Arrival {
  readonly atUs: number
  readonly conditional: boolean
}

interface Draft {
  info: RequestInfo
  status: number | null
  waitMs: number | null
  outcome: OutcomeName | null

  cacheStatus: string
  path: string[]
}

export class RunReport {
  readonly requests: readonly RequestReport[]
  readonly steps: readonly StepReport[]
  readonly nodes: readonly NodeReport[]
  readonly #run: Run
  readonly #arrivals: Arrival[] = []

  constructor(run: Run) {
    this.#run = run
    this.steps = run.steps.map(({ id, index, startUs, endUs }) => ({
      id, title: run.scene.steps[index]!.title, startMs: usToMs(startUs), endMs: usToMs(endUs),
    }))
    const scan = scanTrace(run, this.#arrivals)
    this.requests = scan.drafts.map((draft) => finish(draft, run))
    this.nodes = scan.nodes
  }

  /** Levers as the learner has set them, the others at their initial value. */
  get levers(): LeverValues {
    const moved = this.#run.inputs.acts.flatMap((act) => (act.kind === 'lever' ? [[act.name, act.value] as const] : []))
    return { ...initialLevers(this.#run.scene.levers), ...this.#run.inputs.levers, ...Object.fromEntries(moved) }
  }

  /** The request with that name. */
  request(name: string): RequestReport {
    const found = this.requests.find((one) => one.name === name)
    invariant(found, `no request of the run is called "${name}"; use { as: '${name}' } where it is asked`)
    return found
  }

  /** Requests that match, in the order they were made. */
  of(filter: RequestFilter = {}): readonly RequestReport[] {
    const entries = Object.entries(filter)
    return this.requests.filter((one) => entries.every(([field, value]) => one[field as keyof RequestFilter] === value))
  }

  /** Waits of the answered requests that match, ascending (ms). */
  waits(filter: RequestFilter = {}): number[] {
    return this.of(filter).flatMap(({ waitMs }) => (waitMs === null ? [] : [waitMs])).sort((a, b) => a - b)
  }

  /** The wait that a share of the matching requests did not exceed (nearest rank); NaN when there are none. */
  quantile(share: number, filter: RequestFilter = {}): number {
    const waits = this.waits(filter)
    return waits[Math.max(0, Math.ceil(share * waits.length) - 1)] ?? NaN
  }

  p50(filter: RequestFilter = {}): number {
    return this.quantile(0.5, filter)
  }

  p95(filter: RequestFilter = {}): number {
    return this.quantile(0.95, filter)
  }

  step(id: string): StepReport {
    const found = this.steps.find((one) => one.id === id)
    invariant(found, `no step is called "${id}"; the scene has ${this.steps.map((one) => one.id).join(', ')}`)
    return found
  }

  node(id: string): NodeReport {
    const found = this.nodes.find((one) => one.id === id)
    invariant(found, `no node is called "${id}"; the topology has ${this.nodes.map((one) => one.id).join(', ')}`)
    return found
  }

  /** What the origin got, in one step or in the whole run. */
  origin(step?: string): OriginReport {
    const span = step === undefined ? null : this.#run.steps.find(({ id }) => id === this.step(step).id)!
    const arrivals = span ? this.#arrivals.filter(({ atUs }) => atUs >= span.startUs && atUs < span.endUs) : this.#arrivals
    return {
      requests: arrivals.length,
      conditional: arrivals.filter(({ conditional }) => conditional).length,
      peakRps: peakWithinASecond(arrivals.map(({ atUs }) => atUs)),
    }
  }

  /** Round trip of the link between two nodes (ms). */
  rttMs(from: string, to: string): number {
    return usToMs(this.#link(from, to).rttUs)
  }

  /** Light in fibre between two nodes, there and back (ms). */
  floorMs(from: string, to: string): number {
    return usToMs(this.#link(from, to).floorUs)
  }

  #link(from: string, to: string): Run['links'][number] {
    const index = (id: string): number => this.#run.nodes.findIndex((one) => one.id === id)
    const [a, b] = [index(from), index(to)]
    const found = this.#run.links.find((one) => (one.from === a && one.to === b) || (one.from === b && one.to === a))
    invariant(found, `no link joins "${from}" and "${to}"`)
    return found
  }
}

/** Most of the ascending times (µs) within any one second: two that are a whole second apart do not share one. */
function peakWithinASecond(timesUs: readonly number[]): number {
  let peak = 0
  for (let first = 0, last = 0; last < timesUs.length; last++) {
    while (timesUs[last]! - timesUs[first]! >= 1_000_000) first++
    peak = Math.max(peak, last - first + 1)
  }
  return peak
}

function scanTrace(run: Run, arrivals: Arrival[]): { drafts: Draft[]; nodes: NodeReport[] } {
  const { trace } = run
  const drafts = run.requests.map((info): Draft => ({
    info, status: null, waitMs: null, outcome: null, cacheStatus: '', path: [run.nodes[info.client]!.id],
  }))
  const counts = run.nodes.map(() => ({ hit: 0, miss: 0, stale: 0, revalidated: 0, bypass: 0, error: 0, direct: 0 }))
  const slots = run.nodes.map(() => new Map<string, SlotStateName>())
  for (let i = 0; i < trace.length; i++) {
    const draft = drafts[trace.request(i)]
    const node = trace.node(i)
    switch (trace.kind(i)) {
      case Kind.Hop:
        draft?.path.push(run.nodes[hopTo(trace.a(i))]!.id)
        break
      case Kind.Outcome: {
        const outcome = OUTCOME_NAMES[trace.a(i)]!
        counts[node]![outcome]++
        if (draft) draft.outcome ??= outcome
        break
      }
      case Kind.Slot:
        slots[node]!.set(trace.string(trace.b(i)), SLOT_STATE_NAMES[slotState(trace.a(i))]!)
        break
      case Kind.Receive:
        arrivals.push({ atUs: trace.timeUs(i), conditional: trace.a(i) === 1 })
        break
      case Kind.Done:
        if (draft) Object.assign(draft, { status: trace.a(i), waitMs: usToMs(trace.b(i)) })
        break
      case Kind.CacheStatus:
        if (draft) draft.cacheStatus = trace.string(trace.b(i))
    }
  }
  const nodes = run.nodes.map(({ id, kind, index }): NodeReport => {
    const { hit, miss, stale, revalidated } = counts[index]!
    const keys = [...slots[index]!].map(([key, state]) => ({ key, state }))
    return { id, kind, hits: hit, misses: miss, stale, revalidated, slots: keys }
  })
  return { drafts, nodes }
}

function finish({ info, status, waitMs, outcome, cacheStatus, path }: Draft, run: Run): RequestReport {
  return {
    id: info.id,
    ...(info.name ? { name: info.name } : {}),
    step: run.scene.steps[info.step]!.id,
    atMs: usToMs(info.atUs),
    client: run.nodes[info.client]!.id,
    method: info.method,
    url: info.url,
    status,
    outcome,
    waitMs,
    cacheStatus,
    path,
  }
}
