/**
 * One request as claims and prose read it: a view of the index that looks a fact up when it is asked for. There is no
 * object for a request that nobody asks about.
 */
import type { HeaderList } from '../cdn/http/message'
import { usToMs } from '../engine/time'
import type { Run } from '../run/run.types'
import type { RequestView } from '../scene/runView'
import type { RequestInfo } from '../trace/requestTable'
import { Kind, type OutcomeName, hopTo } from '../trace/traceKinds'
import { NONE } from './requestColumns'
import type { TraceIndex } from './traceIndex'

export class RequestReport implements RequestView {
  readonly id: number
  readonly #run: Run
  readonly #index: TraceIndex

  constructor(run: Run, index: TraceIndex, id: number) {
    this.#run = run
    this.#index = index
    this.id = id
  }

  get #info(): RequestInfo {
    return this.#run.requests.at(this.id)!
  }

  get name(): string | undefined {
    return this.#info.name
  }

  get step(): string {
    return this.#run.steps[this.#info.step]!.id
  }

  get atMs(): number {
    return usToMs(this.#info.atUs)
  }

  get client(): string {
    return this.#run.nodes[this.#info.client]!.id
  }

  get method(): string {
    return this.#info.method
  }

  get url(): string {
    return this.#info.url
  }

  get headers(): HeaderList {
    return this.#info.headers
  }

  get status(): number | null {
    const status = this.#index.requests.statuses[this.id]!
    return status === NONE ? null : status
  }

  get outcome(): OutcomeName | null {
    return this.#index.outcomeAt(this.id, Infinity)
  }

  get waitMs(): number | null {
    const waitUs = this.#index.requests.waitsUs[this.id]!
    return waitUs === NONE ? null : usToMs(waitUs)
  }

  get cacheStatus(): string {
    const { trace } = this.#run
    const record = this.#index.requests.statusRecords[this.id]!
    return record === NONE ? '' : trace.string(trace.b(record))
  }

  get path(): readonly string[] {
    const { trace, nodes } = this.#run
    const hops = this.#inFront().filter((i) => trace.kind(i) === Kind.Hop)
    return [this.client, ...Array.from(hops, (i) => nodes[hopTo(trace.a(i))]!.id)]
  }

  get content(): string {
    return this.#run.trace.string(this.#index.requests.contents[this.id]!)
  }

  get expectedContent(): string {
    return this.#run.trace.string(this.#index.requests.expected[this.id]!)
  }

  get ageS(): number | null {
    const record = this.#index.requests.statusRecords[this.id]!
    const told = record === NONE ? 0 : this.#run.trace.a(record)
    return told === 0 ? null : told - 1
  }

  get refreshed(): boolean {
    return this.#index.requests.refreshed[this.id] === 1
  }

  get bytes(): number {
    return this.#index.requests.bytes[this.id]!
  }

  /** Its records without those of a refresh behind the answer, which goes its own way. */
  #inFront(): Int32Array {
    return this.#index.byRequest(this.id).filter((i) => !this.#run.trace.isBehind(i))
  }
}
