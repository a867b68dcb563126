/**
 * Lives of copies in words: what the rows of a tier are called, and the sentence for those who cannot see the bars.
 */
import { NODE_KINDS, type NodeKind } from '../../cdn/nodeKinds'
import type { LivesFrame, LivesRow } from '../../frame/livesFrame'
import { counted } from '../../words/plural'

/** Rows that stand together: "POPs", "Shield". */
export function tierName(kind: NodeKind, rows: number): string {
  if (kind === 'edge') return rows === 1 ? 'POP' : 'POPs'
  const { word } = NODE_KINDS[kind]
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  return rows === 1 ? capital : `${capital}s`
}

export type CopyDoing = 'none' | 'fresh' | 'old'

/** What a cache has now. */
export function doingOf({ spans }: LivesRow, nowMs: number): CopyDoing {
  const span = spans.findLast(({ fromMs, endMs }) => fromMs <= nowMs && endMs > nowMs)
  return span === undefined ? 'none' : span.oldFromMs <= nowMs ? 'old' : 'fresh'
}

/** "12 of 13 caches have a copy that they may use, 3 of them show content that is too old. The origin was asked 2 times." */
export function livesSentence({ rows, askedMs, nowMs }: LivesFrame): string {
  const doing = rows.map((row) => doingOf(row, nowMs))
  const old = doing.filter((one) => one === 'old').length
  const tooOld = old > 0 ? `, ${old} of them with content that is too old` : ''
  return `${doing.filter((one) => one !== 'none').length} of ${counted(rows.length, 'cache')} have a copy that they use${tooOld}. The origin was asked ${counted(askedMs.length, 'time')}.`
}
