/**
 * What can be wrong with a node, as data: it is down, slow or full. When it is, a topology declares
 * for stretches of time or for levers, and scripts say at once. What follows from it is in health.ts
 * and where a node is served (net/transit.ts).
 */
import type { LeverValues, OfLevers } from './levers'
import { HealthCode } from '../trace/traceKinds'

export type Fault =
  /** It takes no connection, and a sender is told so (RFC 9293 §3.5.2); what it works on is lost. `silent`: nobody tells, and the sender waits for as long as it is willing to. */
  | { readonly kind: 'down'; readonly silent?: boolean }
  /** Each piece of its work takes `factor` times as long (1 when absent), and `extraMs` more (0 when absent). */
  | { readonly kind: 'slow'; readonly factor?: number; readonly extraMs?: number }
  /** Its queue has no room: whoever asks is refused with 503 (RFC 9110 §15.6.4). */
  | { readonly kind: 'full' }
  /** No fault, but the same to a health check: it is told no, so that new users go elsewhere, and whoever comes is served. */
  | { readonly kind: 'drained' }

/** A fault from one moment of the run to another (exclusive); to its end when `toMs` is absent. */
export interface FaultSpan {
  readonly fault: Fault
  readonly fromMs: number
  readonly toMs?: number
}

/** Stretches of time in their order, or what is wrong under these levers. */
export type Faults<V extends LeverValues = LeverValues> = readonly FaultSpan[] | OfLevers<V, Fault | null>

const CODES = { slow: HealthCode.Slow, full: HealthCode.Full, down: HealthCode.Down, drained: HealthCode.Drained } as const

export const healthCode = (fault: Fault | null): HealthCode => (fault ? CODES[fault.kind] : HealthCode.Up)

/** How: the rest of the sentence "The origin us-east is down …"; empty where nothing is left to say. */
export function faultWords(fault: Fault | null): string {
  if (fault?.kind === 'down') return fault.silent ? ' and answers nothing, not even with a refusal' : ' and refuses every connection'
  if (fault?.kind !== 'slow') return ''
  const { factor = 1, extraMs = 0 } = fault
  return `: its work takes ${[...(factor === 1 ? [] : [`${factor} times as long`]), ...(extraMs === 0 ? [] : [`${extraMs} ms more`])].join(' and ')}`
}

/** Time that a piece of work of so many µs takes. */
export function stretchedUs(fault: Fault | null, us: number): number {
  if (fault?.kind !== 'slow') return us
  return Math.round(us * (fault.factor ?? 1) + (fault.extraMs ?? 0) * 1000)
}

/** Whether two faults are the same in every figure. */
export function sameFault(a: Fault | null, b: Fault | null): boolean {
  return a === b || (a?.kind === b?.kind && faultWords(a) === faultWords(b))
}

/** What is wrong with a fault at a node that has a queue or not. */
export function faultProblems(id: string, hasQueue: boolean, fault: Fault): string[] {
  if (fault.kind === 'full' && !hasQueue) return [`"${id}" cannot be full: it has no queue`]
  if (fault.kind !== 'slow') return []
  const { factor = 1, extraMs = 0 } = fault
  if (factor >= 1 && extraMs >= 0 && factor + extraMs > 1) return []
  return [`"${id}" is slow by a factor of ${factor} and ${extraMs} ms; give a factor from 1 on, or ms from 0 on, and one of them above that`]
}

/** What is wrong with declared faults: each as above, and stretches that are empty or overlap. */
export function faultsProblems(id: string, hasQueue: boolean, faults: Faults | undefined): string[] {
  if (!faults || typeof faults === 'function') return []
  return faults.flatMap(({ fault, fromMs, toMs = Infinity }, i) => [
    ...faultProblems(id, hasQueue, fault),
    ...(fromMs >= 0 && toMs > fromMs ? [] : [`a fault of "${id}" lasts from ${fromMs} to ${toMs} ms; it must begin at 0 or later and end after that`]),
    ...(i > 0 && !((faults[i - 1]!.toMs ?? Infinity) <= fromMs) ? [`a fault of "${id}" begins at ${fromMs} ms, before the one before it has ended`] : []),
  ])
}
