/** What is counted of a step for its boards: figures of those of its requests that were made within a time, and the requests that decided. */
import type { BoardBin } from '../../../src/scene/board'
import type { RecordView, RequestView, RunView } from '../../../src/scene/runView'

const ORIGIN_NODE = 'us-east'
/** Who has no answer has waited so long (ms). */
const PATIENCE_MS = 1_000

export const isAnswered = ({ status }: RequestView): boolean => status !== null && status > 0 && status < 500
export const waitOf = ({ status, waitMs }: RequestView): number => (status === null || status === 0 ? PATIENCE_MS : (waitMs ?? PATIENCE_MS))

export const within = <T extends { readonly atMs: number }>(all: readonly T[], { fromMs, toMs }: BoardBin): readonly T[] => all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)

export const share = (of: readonly RequestView[], is: (request: RequestView) => boolean): number => of.filter(is).length / of.length
export const answeredShare = (run: RunView, step: string): number => share(run.of({ step }), isAnswered)
export const oldCopies = (run: RunView, step: string): number => run.of({ step }).filter(({ outcome }) => outcome === 'stale').length

/** The request whose wait is the p95 of these (nearest rank); undefined of none. */
export function slowest(of: readonly RequestView[]): RequestView | undefined {
  const sorted = of.toSorted((a, b) => waitOf(a) - waitOf(b))
  return sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)]
}

export const p95 = (of: readonly RequestView[]): number => {
  const request = slowest(of)
  return request ? waitOf(request) : NaN
}

export const oldest = (of: readonly RequestView[]): RequestView | undefined => of.toSorted((a, b) => (b.ageS ?? 0) - (a.ageS ?? 0))[0]

/** What came to the origin in a step. */
export function arrivals(run: RunView, step: string): readonly RecordView[] {
  const { startMs, endMs } = run.step(step)
  return within(run.records('receive').filter(({ node }) => node === ORIGIN_NODE), { fromMs: startMs, toMs: endMs })
}
