/**
 * The headless runner's answer as one plain object; its shape is documented in the README and
 * is what scripts read.
 */
import { type RunReport, RunReport as Report } from './report'
import { traceHash } from '../trace/traceHash'
import type { Run } from '../run/run.types'
import type { LeverValues } from '../cdn/topology'

export interface SimReport {
  readonly scene: string
  readonly seed: number
  readonly levers: LeverValues
  readonly hash: string
  readonly steps: readonly {
    readonly id: string
    readonly title: string
    readonly startMs: number
    readonly endMs: number
    readonly claims: readonly { readonly text: string; readonly holds: boolean }[]
  }[]
  readonly requests: RunReport['requests']
  readonly origin: ReturnType<RunReport['origin']>
  readonly nodes: RunReport['nodes']
}

/** The run as a plain object; a run that ended at a step has no later ones. */
export function simReport(run: Run): SimReport {
  const report = new Report(run)
  return {
    scene: run.scene.slug,
    seed: run.inputs.seed,
    levers: report.levers,
    hash: traceHash(run.trace),
    steps: report.steps.map((step, index) => ({
      ...step,
      claims: run.scene.steps[index]!.claims.map(({ text, holds }) => ({ text, holds: holds(report) })),
    })),
    requests: report.requests,
    origin: report.origin(),
    nodes: report.nodes,
  }
}
