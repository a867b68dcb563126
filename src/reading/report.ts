/**
 * A run as one reads it: requests with their waits, what the origin got, what each cache did.
 * Claims, prose, predictions, challenges and the headless runner all ask here.
 */
import { invariant } from '../engine/invariant'
import { type CopyLife, lifeAt } from '../trace/lifeAt'
import { usToMs } from '../engine/time'
import type { OutcomeName, SlotStateName } from '../trace/traceKinds'
import type { HeaderList } from '../cdn/http/message'
import type { LeverValues, NodeKind } from '../cdn/topology'
import type { Run, RequestInfo } from '../run/run.types'
import { initialLevers } from '../scene/leverValues'
import { type Draft, type Scan, type SlotChange, scanTrace } from './scanTrace'

export interface RequestReport {
  readonly id: number
  readonly name?: string
  /** Id of the step. */
  readonly step: string
  readonly atMs: number
  readonly client: string
  readonly method: string
  readonly url: string
  /** The fields that it was made with. */
  readonly headers: HeaderList
  readonly status: number | null
  readonly outcome: OutcomeName | null
  /** null while it has no answer. */
  readonly waitMs: number | null
  /** RFC 9211; empty when no cache was asked. */
  readonly cacheStatus: string
  /** Ids of the nodes that the request has visited until it was answered, in order, there and back. */
  readonly path: readonly string[]
  /** What the answer shows; empty without an answer, and where the scene does not say. */
  readonly content: string
  /** What the origin itself would have answered to it at that moment. */
  readonly wouldBe: string
  /** Age of the response as the client received it; null without one, and in a crowd, whose headers are not kept. */
  readonly ageS: number | null
  /** A refresh ran behind the answer. */
  readonly refreshed: boolean
  /** Bytes that left the origin for it, heads included; 0 when nobody asked the origin. */
  readonly bytes: number
}

export interface StepReport {
  readonly id: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
}

/** A slot as it stands at the end of a step or of the run. */
export interface SlotReport {
  readonly key: string
  readonly state: SlotStateName
  /** null when it is empty, and in a cache that keeps copies for ever. */
  readonly life: CopyLife | null
}

export interface NodeReport {
  readonly id: string
  readonly kind: NodeKind
  readonly hits: number
  readonly misses: number
  readonly stale: number
  readonly revalidated: number
  /** At the end of the run. */
  readonly slots: readonly SlotReport[]
}

export interface OriginReport {
  readonly requests: number
  readonly conditional: number
  /** Most arrivals within any one second. */
  readonly peakRps: number
  /** Bytes that have left it. */
  readonly contentBytes: number
  readonly headBytes: number
}

/** Which requests: every given field must match. */
export interface RequestFilter {
  readonly step?: string
  readonly client?: string
  readonly url?: string
  readonly outcome?: OutcomeName
}

export class RunReport {
  readonly requests: readonly RequestReport[]
  readonly steps: readonly StepReport[]
  readonly nodes: readonly NodeReport[]
  readonly #run: Run
  readonly #scan: Scan

  constructor(run: Run) {
    this.#run = run
    this.steps = run.steps.map(({ id, index, startUs, endUs }) => ({
      id, title: run.scene.steps[index]!.title, startMs: usToMs(startUs), endMs: usToMs(endUs),
    }))
    this.#scan = scanTrace(run)
    this.requests = run.requests.map((info, id) => requestReport(run, info, this.#scan.drafts[id]!))
    this.nodes = run.nodes.map(({ id, kind, index }) => {
      const { hit, miss, stale, revalidated } = this.#scan.outcomes[index]!
      return { id, kind, hits: hit, misses: miss, stale, revalidated, slots: this.#slotsAt(index, run.steps.length - 1) }
    })
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

  /** The slots of a cache that were ever used, as they stand at the end of a step. */
  slots(node: string, step: string): readonly SlotReport[] {
    const { id } = this.node(node)
    return this.#slotsAt(this.#run.nodes.findIndex((one) => one.id === id), this.steps.indexOf(this.step(step)))
  }

  #slotsAt(node: number, step: number): SlotReport[] {
    return slotsAfter(this.#scan.slotChanges[node]!.filter((one) => one.step <= step), this.#run.steps[step]!.endUs)
  }

  /** How many of the matching answers showed something else than the origin itself would have then. */
  wrong(filter: RequestFilter = {}): number {
    return this.of(filter).filter(({ content, wouldBe }) => content !== wouldBe).length
  }

  /** What the origin got, in one step or in the whole run. */
  origin(step?: string): OriginReport {
    const span = step === undefined ? null : this.#run.steps.find(({ id }) => id === this.step(step).id)!
    const within = ({ atUs }: { atUs: number }): boolean => !span || (atUs >= span.startUs && atUs < span.endUs)
    const arrivals = this.#scan.arrivals.filter(within)
    const sent = this.#scan.sent.filter(within)
    return {
      requests: arrivals.length,
      conditional: arrivals.filter(({ conditional }) => conditional).length,
      peakRps: peakWithinASecond(arrivals.map(({ atUs }) => atUs)),
      contentBytes: sent.reduce((sum, { contentBytes }) => sum + contentBytes, 0),
      headBytes: sent.reduce((sum, { headBytes }) => sum + headBytes, 0),
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

/** The slots that the changes leave, with their copies at that age. */
function slotsAfter(changes: readonly SlotChange[], atUs: number): SlotReport[] {
  const slots = new Map<number, SlotReport>()
  for (const { slot, change } of changes) {
    const before = slots.get(slot)
    if ('life' in change) {
      if (before) slots.set(slot, { ...before, life: lifeAt(change.life, atUs) })
    } else {
      slots.set(slot, { ...change, life: change.state === 'empty' ? null : (before?.life ?? null) })
    }
  }
  return [...slots.values()].map((slot) => (slot.state === 'fresh' && isPast(slot.life) ? { ...slot, state: 'stale' } : slot))
}

const isPast = (life: CopyLife | null): boolean => life !== null && life.ageMs >= life.lifetimeMs

function requestReport({ scene, nodes }: Run, info: RequestInfo, draft: Draft): RequestReport {
  const { id, name, step, atUs, client, method, url, headers } = info
  return {
    id, ...(name ? { name } : {}), step: scene.steps[step]!.id, atMs: usToMs(atUs), client: nodes[client]!.id, method, url, headers,
    ...draft,
  }
}
