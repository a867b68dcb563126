/**
 * The headless runner's answer as one plain object; its shape is documented in the README and
 * is what scripts read.
 */
import { type NodeReport, RunReport } from './report'
import type { OriginFigures } from './originSeries'
import type { RequestReport } from './requestReport'
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
  readonly requests: readonly SimRequest[]
  readonly origin: OriginFigures
  readonly nodes: readonly NodeReport[]
}

/** A request as a plain object. */
export type SimRequest = { readonly [Fact in keyof RequestReport]: RequestReport[Fact] }

/** The run as a plain object; a run that ended at a step has no later ones. */
export function simReport(run: Run): SimReport {
  const report = new RunReport(run)
  return {
    scene: run.scene.slug,
    seed: run.inputs.seed,
    levers: report.levers,
    hash: traceHash(run.trace),
    steps: report.steps.map((step, index) => ({
      ...step,
      claims: run.scene.steps[index]!.claims.map(({ text, holds }) => ({ text, holds: holds(report) })),
    })),
    requests: report.requests.map(simRequest),
    origin: report.origin(),
    nodes: report.nodes,
  }
}

function simRequest(one: RequestReport): SimRequest {
  const { id, name, step, atMs, client, method, url, headers, status, waitMs, outcome, cacheStatus, path, content, wouldBe, ageS, refreshed, bytes } = one
  return {
    id, name, step, atMs, client, method, url, headers, status, waitMs, outcome, cacheStatus, path, content, wouldBe, ageS, refreshed, bytes,
  }
}
