/**
 * What a scene's claims, prose and questions can ask about a run: the interface that an author writes against. src/reading
 * has the class; a scene needs no more than this, and neither does a test with a run of its own making.
 *
 *     holds: (run) => run.request('sydney-first').outcome === 'miss'
 *     prose: (run, say) => [`${say.count(run.origin('crowd').requests)} of ${say.count(run.of({ step: 'crowd' }).length)} reached it.`]
 */
import type { HeaderList } from '../cdn/http/message'
import type { LeverValues, NoLevers } from '../cdn/levers'
import type { NodeKind } from '../cdn/nodeKinds'
import type { CopyLife } from '../trace/lifeAt'
import type { OutcomeName, SlotStateName } from '../trace/traceKinds'

export interface RequestView {
  readonly id: number
  readonly name: string | undefined
  /** Id of the step. */
  readonly step: string
  readonly atMs: number
  readonly client: string
  readonly method: string
  readonly url: string
  /** The fields that it was made with. */
  readonly headers: HeaderList
  /** null while it has no answer. */
  readonly status: number | null
  /** What the first cache decided; null when none was asked. */
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
  readonly expectedContent: string
  /** Age of the response as the cache nearest the client told it (s); null without one. */
  readonly ageS: number | null
  /** A refresh ran behind the answer. */
  readonly refreshed: boolean
  /** Bytes that left the origin for it, heads included; 0 when nobody asked the origin. */
  readonly bytes: number
}

export interface StepView {
  readonly id: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
}

/** A slot as it stands at the end of a step or of the run. */
export interface SlotView {
  readonly key: string
  readonly state: SlotStateName
  /** null when it is empty, and in a cache that keeps copies for ever. */
  readonly life: CopyLife | null
}

export interface NodeView {
  readonly id: string
  readonly kind: NodeKind
  readonly hits: number
  readonly misses: number
  readonly stale: number
  readonly revalidated: number
  /** At the end of the run. */
  readonly slots: readonly SlotView[]
}

export interface OriginView {
  readonly requests: number
  readonly conditional: number
  /** Most arrivals within any one second. */
  readonly peakRps: number
  /** Bytes that have left. */
  readonly contentBytes: number
  readonly headBytes: number
}

/** Which requests: every given field must match. */
export interface RequestFilter {
  /** Id of a step. */
  readonly step?: string
  /** Id of a client. */
  readonly client?: string
  readonly url?: string
  readonly outcome?: OutcomeName
}

/**
 * A whole run, or one that ended with a step. What is asked by a name that the run does not know is an error that names it.
 * `RunView<Values>` is one of a scene with these levers; without them it is one whose levers are not read.
 */
export interface RunView<V extends LeverValues = NoLevers> {
  readonly steps: readonly StepView[]
  /** Every request, in the order they were made. */
  readonly requests: readonly RequestView[]
  readonly nodes: readonly NodeView[]
  /** Levers as the learner has set them, the others at their initial value. */
  readonly levers: V
  /** The request with that name (`as` where it is asked). */
  request(name: string): RequestView
  /** Requests that match, in the order they were made. */
  of(filter?: RequestFilter): readonly RequestView[]
  /** Waits of the answered requests that match, ascending (ms). */
  waits(filter?: RequestFilter): number[]
  /** The wait that a share (0..1) of the matching requests did not exceed (nearest rank, ms); NaN when there are none. */
  quantile(share: number, filter?: RequestFilter): number
  p50(filter?: RequestFilter): number
  p95(filter?: RequestFilter): number
  step(id: string): StepView
  /** Levers in force at the end of a step: as the step and its script have set them, and the learner. */
  leversIn(step: string): V
  node(id: string): NodeView
  /** The slots of a cache that were ever used, as they stand at the end of a step. */
  slots(node: string, step: string): readonly SlotView[]
  /** How many of the matching answers showed something else than the origin itself would have then. */
  wrong(filter?: RequestFilter): number
  /** What the origin got, in one step or in the whole run. */
  origin(step?: string): OriginView
  /** Round trip of the link between two nodes (ms). */
  rttMs(from: string, to: string): number
  /** Light in fibre between two nodes, there and back (ms). */
  floorMs(from: string, to: string): number
}
