/**
 * A run as one reads it: requests with their waits, what the origin got, what each cache did.
 * Claims, prose, predictions, challenges and the headless runner all ask here.
 */
import type { LeverValues } from '../cdn/levers'
import { invariant } from '../engine/invariant'
import { usToMs } from '../engine/time'
import type { Run } from '../run/run.types'
import type { Reading } from './reading'
import { leversInForce } from '../scene/leversInForce'
import type { NodeView, OriginView, RequestFilter, RequestView, RunView, SlotView, StepView } from '../scene/runView'
import { lowerBound } from '../trace/intervals'
import { quantileOf } from '../trace/quantile'
import { OUTCOME_NAMES, Outcome } from '../trace/traceKinds'
import { NONE } from './requestColumns'
import { RequestReport } from './requestReport'
import { type Range, type TraceIndex, indexOf } from './traceIndex'

export class RunReport implements RunView {
  readonly steps: readonly StepView[]
  readonly #run: Reading
  readonly #index: TraceIndex

  constructor(run: Reading) {
    this.#run = run
    this.#index = indexOf(run)
    this.steps = run.steps.map(({ id, index, startUs, endUs }) => ({
      id, title: run.scene.steps[index]!.title, startMs: usToMs(startUs), endMs: usToMs(endUs),
    }))
  }

  /** Levers as the learner has set them, the others at their initial value, under the scene's conditions. */
  get levers(): LeverValues {
    const moved = this.#run.inputs.acts.flatMap((act) => (act.kind === 'lever' ? [[act.name, act.value] as const] : []))
    return leversInForce(this.#run.scene, this.#run.inputs.levers, Object.fromEntries(moved))
  }

  /** Every request, in the order they were made. */
  get requests(): readonly RequestView[] {
    return this.of()
  }

  get nodes(): readonly NodeView[] {
    return this.#run.nodes.map(({ index }) => this.#node(index))
  }

  /** The request with that name. */
  request(name: string): RequestView {
    const found = this.#run.requests.named(name)
    invariant(found !== undefined, `no request of the run is called "${name}"; use { as: '${name}' } where it is asked`)
    return new RequestReport(this.#run, this.#index, found)
  }

  /** Requests that match, in the order they were made. */
  of(filter: RequestFilter = {}): readonly RequestView[] {
    return this.#matching(filter).map((id) => new RequestReport(this.#run, this.#index, id))
  }

  /** Waits of the answered requests that match, ascending (ms). */
  waits(filter: RequestFilter = {}): number[] {
    return Array.from(this.#waitsUs(filter).sort(), usToMs)
  }

  /** The wait that a share of the matching requests did not exceed (nearest rank, ms); NaN when there are none. */
  quantile(share: number, filter: RequestFilter = {}): number {
    const waitsUs = this.#waitsUs(filter)
    return usToMs(quantileOf(waitsUs, waitsUs.length, share))
  }

  p50(filter: RequestFilter = {}): number {
    return this.quantile(0.5, filter)
  }

  p95(filter: RequestFilter = {}): number {
    return this.quantile(0.95, filter)
  }

  step(id: string): StepView {
    return this.steps[this.#stepNumber(id)]!
  }

  /** Levers in force at the end of a step. */
  leversIn(step: string): LeverValues {
    const { records, values } = this.#index.levers
    const [, count] = this.#index.recordsOfStep(this.#stepNumber(step))
    return values[lowerBound(records, count) - 1]!
  }

  node(id: string): NodeView {
    return this.#node(this.#nodeNumber(id))
  }

  /** The slots of a cache that were ever used, as they stand at the end of a step. */
  slots(node: string, step: string): readonly SlotView[] {
    return this.#slotsAt(this.#nodeNumber(node), this.#stepNumber(step))
  }

  /** How many of the matching answers showed something else than the origin itself would have then. */
  wrong(filter: RequestFilter = {}): number {
    const { contents, expected } = this.#index.requests
    return this.#matching(filter).filter((id) => contents[id] !== expected[id]).length
  }

  /** What the origin got, in one step or in the whole run. */
  origin(step?: string): OriginView {
    const [from, to] = step === undefined ? [0, Infinity] : this.#index.recordsOfStep(this.#stepNumber(step))
    return this.#index.origin.between(from, to)
  }

  /** Round trip of the link between two nodes (ms). */
  rttMs(from: string, to: string): number {
    return usToMs(this.#link(from, to).rttUs)
  }

  /** Light in fibre between two nodes, there and back (ms). */
  floorMs(from: string, to: string): number {
    return usToMs(this.#link(from, to).floorUs)
  }

  #stepNumber(id: string): number {
    const found = this.steps.findIndex((one) => one.id === id)
    invariant(found >= 0, `no step is called "${id}"; the scene has ${this.steps.map((one) => one.id).join(', ')}`)
    return found
  }

  #nodeNumber(id: string): number {
    const { nodes } = this.#run
    const found = nodes.findIndex((one) => one.id === id)
    invariant(found >= 0, `no node is called "${id}"; the topology has ${nodes.map((one) => one.id).join(', ')}`)
    return found
  }

  #node(node: number): NodeView {
    const { id, kind } = this.#run.nodes[node]!
    const decided = (outcome: Outcome): number => this.#index.decisions(node, outcome, Infinity)
    return {
      id, kind, hits: decided(Outcome.Hit), misses: decided(Outcome.Miss), stale: decided(Outcome.Stale),
      revalidated: decided(Outcome.Revalidated), slots: this.#slotsAt(node, this.steps.length - 1),
    }
  }

  #slotsAt(node: number, step: number): SlotView[] {
    const [, count] = this.#index.recordsOfStep(step)
    const { copies } = this.#index
    return copies.used(node, count).map((slot) => {
      const { key, state, life } = copies.at(node, slot, count, this.#run.steps[step]!.endUs)!
      return { key, state, life }
    })
  }

  /** Numbers of the matching requests. Looks at those of the step only, when one is given. */
  #matching({ step, client, url, outcome }: RequestFilter): number[] {
    const { requests, nodes, steps } = this.#run
    const [from, to]: Range = step === undefined ? [0, requests.length] : this.#index.requestsOfStep(steps.findIndex(({ id }) => id === step))
    const clientNumber = nodes.findIndex(({ id }) => id === client)
    const { outcomes } = this.#index.requests
    const found: number[] = []
    for (let id = from; id < to; id++) {
      if (client !== undefined && requests.client(id) !== clientNumber) continue
      if (url !== undefined && requests.url(id) !== url) continue
      if (outcome !== undefined && OUTCOME_NAMES[outcomes[id]!] !== outcome) continue
      found.push(id)
    }
    return found
  }

  /** Of the answered requests that match, in the order they were made. */
  #waitsUs(filter: RequestFilter): Float64Array {
    const { waitsUs } = this.#index.requests
    return Float64Array.from(this.#matching(filter).map((id) => waitsUs[id]!).filter((waitUs) => waitUs !== NONE))
  }

  #link(from: string, to: string): Run['links'][number] {
    const index = (id: string): number => this.#run.nodes.findIndex((one) => one.id === id)
    const found = this.#run.links[this.#index.linkBetween(index(from), index(to))]
    invariant(found, `no link joins "${from}" and "${to}"`)
    return found
  }
}
