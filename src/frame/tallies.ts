/**
 * What the instruments about answers and memory look up in a run: each index is made when its instrument is first shown.
 */
import { AnswererSeries } from '../reading/answererSeries'
import { AnswerSeries } from '../reading/answerSeries'
import { ContentSeries } from '../reading/contentSeries'
import { HeldSeries } from '../reading/heldSeries'
import { indexOf } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'
import { Kind } from '../trace/traceKinds'

export function answerIndex(run: Reading): AnswerSeries {
  const index = indexOf(run)
  return new AnswerSeries(run.trace, index.requests, index.ofKind(Kind.Done))
}

export function answererIndex(run: Reading): AnswererSeries {
  return new AnswererSeries(run)
}

export function contentIndex(run: Reading): ContentSeries {
  return new ContentSeries(run.trace, indexOf(run).ofKind(Kind.Content))
}

export function heldIndex(run: Reading): HeldSeries {
  return new HeldSeries(run)
}
