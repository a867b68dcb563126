/**
 * Chooses the outcome marks of the timeline that fit without touching. Where several want
 * one place the rarer outcome wins: one miss among hundred hits is what one looks for.
 */
import type { OutcomeName } from '../../trace/traceKinds'

const WEIGHT: Readonly<Record<OutcomeName, number>> = { unanswered: 7, error: 6, stale: 5, revalidated: 4, bypass: 3, miss: 2, hit: 1, direct: 0, answered: 0 }

export interface TimelineMark {
  readonly share: number
  readonly outcome: OutcomeName
  readonly request: number
}

/** `marks` in the order of their shares; the result is a part of them, at least `gapPx` apart. */
export function thinMarks(marks: readonly TimelineMark[], widthPx: number, gapPx: number): readonly TimelineMark[] {
  const kept: TimelineMark[] = []
  for (const mark of marks) {
    const last = kept.at(-1)
    if (!last || (mark.share - last.share) * widthPx >= gapPx) kept.push(mark)
    else if (WEIGHT[mark.outcome] > WEIGHT[last.outcome]) kept[kept.length - 1] = mark
  }
  return kept
}
