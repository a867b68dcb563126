/**
 * An incident: a system that is sick, as data. One sees its dashboard, and the answer is one lever that makes the same seed healthy; what
 * really happened once is named after that.
 */
import type { LeverValue } from '../../../src/cdn/levers'
import type { Process, Script } from '../../../src/scene/types'
import type { Dashboard } from '../dashboard'
import type { Values } from '../levers'
import type { UserCity } from '../places'
import { type Contract, WORKLOADS, type WorkloadId } from '../workloads'

/** An incident is played for so long, from empty caches (s). */
export const INCIDENT_S = 120

/** What differs from one seed to another. */
export interface Variation {
  readonly region: UserCity
  /** When it begins (s). */
  readonly beginS: number
}

/** A fact about the sick dashboard that somebody could have noticed. */
export interface Symptom {
  /** A whole sentence. */
  readonly says: string
  readonly holds: (dashboard: Dashboard) => boolean
}

/** What of a contract a dashboard can tell: a month's cost it cannot. */
export type Bounds = Omit<Contract, 'budget'>

export interface Incident {
  readonly id: string
  readonly workload: WorkloadId
  /** Share of the workload's traffic (0 to 1). */
  readonly load: number
  /** The design as it was made, where it differs from how one begins. */
  readonly levers: Partial<Values>
  /** What happens beside traffic and changes. Levers that it sets are what somebody did: one's own setting of the lever has the last word. */
  happens?(script: Script<Values>): Process<void>
  readonly heals: { readonly lever: keyof Values; readonly value: LeverValue }
  /** Promised to users; where it differs from the workload's contract. */
  readonly bounds: Partial<Bounds>
  /** Health and symptoms are of the time from then on (s): after the beginning, or after what set it off is over. */
  readonly judgedFromS: number
  readonly symptoms: readonly Symptom[]
  /** Told when it is solved. Without a source it is one of the course's own. */
  readonly named: { readonly title: string; readonly source: string | null }
}

export interface IncidentKind {
  readonly id: string
  /** Where it can be; everywhere when absent. */
  readonly regions?: readonly UserCity[]
  readonly of: (variation: Variation) => Omit<Incident, 'id'>
}

export type Check = { readonly id: keyof Bounds | 'leaks'; readonly wanted: number; readonly got: number; readonly holds: boolean }

/** Whether users get what they were promised, and strangers nothing; a bound each. */
export function healthOf({ total }: Dashboard, { workload, bounds }: Pick<Incident, 'workload' | 'bounds'>): readonly Check[] {
  const { availability, p95Ms, stalenessS, originRps } = { ...WORKLOADS[workload].contract, ...bounds }
  const atMost = (id: Check['id'], wanted: number, got: number): Check => ({ id, wanted, got, holds: got <= wanted })
  return [
    { id: 'availability', wanted: availability, got: total.availability, holds: total.availability >= availability },
    atMost('p95Ms', p95Ms, total.p95Ms), atMost('stalenessS', stalenessS, total.staleS), atMost('leaks', 0, total.leaks), atMost('originRps', originRps, total.originPeakRps),
  ]
}

export const isHealthy = (checks: readonly Check[]): boolean => checks.every(({ holds }) => holds)
