/** What is counted of a load: how much is answered when it is calm again, and how breakers turn. */
import { breakerState } from '../../../src/cdn/breaker/breaker'
import type { RunView } from '../../../src/scene/runView'

/** Of the last seconds of a step (ms). */
const CALM_MS = 4_000

/** The share of the requests of a step's last seconds that got an answer. */
export function answeredAfter(run: RunView, step: string): number {
  const { endMs } = run.step(step)
  const last = run.of({ step }).filter(({ atMs }) => atMs >= endMs - CALM_MS)
  return last.filter(({ status }) => status === 200).length / Math.max(1, last.length)
}

/** How breakers have turned in a step, in order. */
export function turns(run: RunView, step: string): readonly string[] {
  const { startMs, endMs } = run.step(step)
  return run.records('breaker').filter(({ atMs }) => atMs >= startMs && atMs < endMs).map(({ a }) => breakerState(a))
}
