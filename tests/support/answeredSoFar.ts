/**
 * Who has answered in a step so far, by a naive reading of the trace.
 */
import type { Reading } from '../../src/reading/reading'
import { Kind, Phase, hopPhase, hopTo } from '../../src/trace/traceKinds'
import { ofKind } from './answerersSoFar'

export type AnsweredSoFar = Record<'edge' | 'parent' | 'shield' | 'origin' | 'atOrigin', number>

interface Records {
  /** Of the whole step, of the run so far, and of the step so far. */
  readonly whole: readonly number[]
  readonly all: readonly number[]
  readonly step: readonly number[]
}

/** What each kind of node has answered itself, and what was asked of origins; those that are drawn count nothing in a step that counts others. */
export function answeredSoFar({ nodes, trace }: Reading, { whole, all, step }: Records): AnsweredSoFar {
  const sums = { edge: 0, parent: 0, shield: 0, origin: 0, atOrigin: 0 }
  const add = (node: number, requests: number): void => {
    const { kind } = nodes[node]!
    if (kind in sums) sums[kind as 'edge'] += requests
  }
  for (const i of ofKind(trace, step, Kind.Tally)) {
    add(trace.a(i), trace.b(i))
    add(trace.node(i), -trace.b(i))
    if (nodes[trace.a(i)]!.kind === 'origin') sums.atOrigin += trace.b(i)
  }
  if (ofKind(trace, whole, Kind.Tally).length > 0) return sums
  const asks = ofKind(trace, all, Kind.Hop).filter((i) => hopPhase(trace.a(i)) === Phase.Request)
  const inStep = new Set(step)
  sums.atOrigin = asks.filter((i) => inStep.has(i) && nodes[hopTo(trace.a(i))]!.kind === 'origin').length
  for (const i of ofKind(trace, step, Kind.Hop)) {
    const asked = asks.some((earlier) => earlier < i && trace.exchanges.parent(trace.exchange(earlier)) === trace.exchange(i))
    if (hopPhase(trace.a(i)) === Phase.Response && !asked) add(trace.node(i), 1)
  }
  return sums
}
