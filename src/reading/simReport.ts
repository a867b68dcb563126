/**
 * The headless runner's answer as one plain object; its shape is documented in the README and
 * is what scripts read.
 */
import type { NodeView, OriginView, RequestView } from '../scene/runView'
import { Kind } from '../trace/traceKinds'
import { doorAt } from './doorAt'
import type { DoorHistory } from './doorHistory'
import { RunReport } from './report'
import { traceHash } from '../trace/traceHash'
import type { Reading } from './reading'
import { indexOf } from './traceIndex'
import type { LeverValues } from '../cdn/levers'

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
  readonly origin: OriginView
  readonly nodes: readonly NodeView[]
  /** Of each cache and step in which a request waited for another's fetch. */
  readonly doors: readonly (DoorHistory & { readonly node: string; readonly step: string })[]
}

/** The run as a plain object; a run that ended at a step has no later ones. */
export function simReport(run: Reading): SimReport {
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
    doors: doorsOf(run),
  }
}

function doorsOf(run: Reading): SimReport['doors'] {
  const waits = indexOf(run).ofKind(Kind.Wait)
  return run.nodes.flatMap(({ id: node, index }) => {
    if (!waits.some((i) => run.trace.node(i) === index)) return []
    const views = run.steps.map(({ id: step, index: number }) => ({ node, step, ...doorAt(run, index, number, Infinity) }))
    return views.filter(({ rows }) => rows.some(({ parts }) => parts.some(({ kind }) => kind === 'waits')))
  })
}

/** A request as `--json` prints it; its names are documented in the README and stay. */
export type SimRequest = Omit<RequestView, 'expectedContent'> & { readonly wouldBe: string }

/** As a plain object: that of the report looks its facts up. */
function simRequest(one: RequestView): SimRequest {
  const { id, name, step, atMs, client, method, url, headers, status, waitMs, outcome, cacheStatus, path, content, expectedContent, ageS, refreshed, bytes } = one
  return {
    id, name, step, atMs, client, method, url, headers, status, waitMs, outcome, cacheStatus, path, content, wouldBe: expectedContent, ageS, refreshed, bytes,
  }
}
