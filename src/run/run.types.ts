/**
 * The result of a run: the trace and what is needed to read it. Data only: no scene and none of its functions. With what
 * its scene says beside it, it is a Reading (src/reading/reading.ts); runData.ts sends it to another thread.
 */
import type { RequestTable } from '../trace/requestTable'
import type { Trace } from '../trace/trace'
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { NodeKind } from '../cdn/nodeKinds'
import type { CityId } from '../cdn/net/places'

/** Something a learner can do: move a lever, send a request, do what the scene declares among its acts. */
export type Deed =
  | { readonly kind: 'lever'; readonly name: string; readonly value: LeverValue }
  | { readonly kind: 'send'; readonly client: string }
  /** `choice` is the value of the option it is done with, for an act that has options. */
  | { readonly kind: 'do'; readonly name: string; readonly choice?: string }
/** What the learner did, and when in virtual time. */
export type Act = Deed & { readonly atUs: number }

/** Everything that decides a run. Equal inputs give equal traces. */
export interface Inputs {
  readonly seed: number
  /** Levers that the learner has set before the start; the others are at their initial value. */
  readonly levers: LeverValues
  readonly acts: readonly Act[]
}

export interface NodeInfo {
  readonly index: number
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  readonly city?: CityId
  /** The first name of the user whose page loads there. */
  readonly person?: string
  /** An attacker asks there: what is in every page that her requests have spoilt. */
  readonly plants?: string
  /** Keys of the slots that are drawn; slot records with a higher index are not. */
  readonly shows: readonly string[]
}

export interface LinkInfo {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly rttUs: number
  /** Round trip of light in fibre along the great circle; 0 where no distance is known. */
  readonly floorUs: number
}

export interface StepSpan {
  readonly index: number
  readonly id: string
  readonly startUs: number
  readonly endUs: number
}

export interface Run {
  /** Of its scene. */
  readonly slug: string
  readonly inputs: Inputs
  /** In force before the first record. */
  readonly levers: LeverValues
  readonly trace: Trace
  readonly nodes: readonly NodeInfo[]
  readonly links: readonly LinkInfo[]
  readonly requests: RequestTable
  readonly steps: readonly StepSpan[]
  readonly endUs: number
}
