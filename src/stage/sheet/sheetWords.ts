/**
 * A row of a sheet in words: what a cache held, what the origin said, and all of it for those who cannot see it.
 */
import type { SheetCell, SheetRowFrame, SheetSecond } from '../../frame/sheetFrame'
import type { NodeInfo } from '../../run/run.types'
import { formatBytes, formatMs } from '../../words/format'

/** "kept", in a word or two. */
export function cellWords({ slot: { state, life } }: Pick<SheetCell, 'slot'>): string {
  if (state === 'empty') return 'nothing'
  if (state === 'filling' || !life) return state
  if (life.asksAlways) return 'kept, asks'
  return state === 'fresh' ? 'kept' : 'kept, stale'
}

/** "304 · 112 B"; what has not asked the origin says nothing. */
export function answerWords({ origin, done }: SheetSecond): string {
  if (origin) return `${origin.status} · ${formatBytes(origin.bytes)}`
  return done ? 'not asked' : ''
}

export function rowSentence({ name, note, header, held, second, state }: SheetRowFrame, nodes: readonly NodeInfo[]): string {
  if (state === 'to come') return `${name}: not tried yet`
  const caches = held.map((cell, i) => `${i === 0 ? 'the browser' : nodes[cell.node]!.kind}: ${cellWords(cell)}`)
  const tried = [`${name}${note === '' ? '' : ` (${note})`}`, `Cache-Control: ${header}`, ...caches].join(', ')
  if (!second) return tried
  const origin = second.origin ? `the origin answers ${answerWords(second)}` : 'the origin is not asked'
  return `${tried}; the second request ${second.done ? `took ${formatMs(second.waitMs)}, ${origin}` : 'is on its way'}`
}
