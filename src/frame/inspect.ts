/**
 * Everything the inspector shows of one request, whole or as far as the playhead has come. Its messages are in
 * requestMessages.ts.
 */
import { usToMs } from '../engine/time'
import { Kind, OUTCOME_NAMES, type OutcomeName } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { type AfterAnswer, afterAnswer } from './afterAnswer'
import { isForged } from './forged'
import { countAt } from '../trace/position'
import { NONE } from '../reading/requestColumns'
import { indexOf } from '../reading/traceIndex'
import { OUTCOME_WORDS } from '../words/outcomeWords'
import type { RequestDetail } from './types'
import { formatMs } from '../words/format'
import { barsOf } from './waterfall'

/** The request as it stands at the position; null when there is no such request yet. */
export function inspectRequest(run: Reading, request: number, position: number): RequestDetail | null {
  const info = run.requests.at(request)
  if (!info) return null
  const index = indexOf(run)
  const { trace } = run
  const count = countAt(trace, position)
  const records = [...index.byRequest(request)].filter((i) => i < count)
  if (records.length === 0) return null
  const done = records.findLast((i) => trace.kind(i) === Kind.Done)
  const status = index.requests.statusRecords[request]!
  const decided = index.requests.decided[request]!
  const decisions = records
    .filter((i) => trace.kind(i) === Kind.Outcome)
    .map((i) => decisionAt(run, i))
  const after = afterAnswer(run, Int32Array.from(records))
  const refresh = refreshOf(run, after)
  return {
    request,
    title: `${info.method} ${info.url}`,
    client: info.client,
    atMs: usToMs(info.atUs),
    waitMs: done === undefined ? null : usToMs(trace.b(done)),
    status: done === undefined ? null : trace.a(done),
    outcome: index.outcomeAt(request, count),
    content: after.content,
    forged: isForged(run.nodes, after.content),
    expectedContent: after.expectedContent,
    refresh,
    bars: barsOf(run, index, request, count, position),
    decisions,
    cacheStatus: status === NONE || status >= count ? '' : trace.string(trace.b(status)),
    sentence: decided !== NONE && decided < count ? [sentence(decisionAt(run, decided)), ...afterwards(after, refresh, isForged(run.nodes, after.content))].join(' ') : 'No cache has decided yet.',
  }
}

function decisionAt({ trace }: Reading, i: number): RequestDetail['decisions'][number] {
  return { node: trace.node(i), outcome: OUTCOME_NAMES[trace.a(i)]!, reason: trace.string(trace.b(i)) }
}

/** "MISS: this edge had no entry for this key." */
function sentence({ outcome, reason }: { outcome: OutcomeName; reason: string }): string {
  return `${OUTCOME_WORDS[outcome]}: ${reason}.`
}

function refreshOf({ trace }: Reading, { refresh }: AfterAnswer): RequestDetail['refresh'] {
  if (!refresh) return null
  const { begin, end } = refresh
  return {
    atMs: usToMs(trace.timeUs(begin)),
    endMs: end === undefined ? null : usToMs(trace.timeUs(end)),
    status: end === undefined ? null : trace.b(end),
  }
}

/** What the decision does not say: what was shown, and what went on behind it. */
function afterwards({ content, expectedContent }: AfterAnswer, refresh: RequestDetail['refresh'], forged: boolean): string[] {
  const instead = content === expectedContent ? '' : `, when the origin had ${expectedContent}`
  const shown = content === '' ? [] : [`It showed ${content}${forged ? ', forged by an attacker' : ''}${instead}.`]
  if (!refresh) return shown
  if (refresh.endMs === null) return [...shown, 'A refresh runs behind it.']
  return [...shown, `A refresh behind it came back with status ${refresh.status} after ${formatMs(refresh.endMs - refresh.atMs)}.`]
}
