/** A card in words: all that is seen of it, in that order. */
import type { StampRow } from '../../frame/stampsFrame'
import type { StampColumn } from '../../trace/stamps'
import { formatMs } from '../../words/format'
import { STATION_WORDS } from './stampsLayout'

export function rowSentence({ who, country, asks, isPart, cells, back, state }: StampRow, stations: readonly StampColumn[]): string {
  const asked = isPart ? `Part ${asks}` : [who, country, asks].filter(Boolean).join(' ')
  const told = cells.flatMap((cell, i) => (cell ? [`${stations[i] ? STATION_WORDS[stations[i]] : 'Origin'}: ${cell.words[0]!}`] : []))
  const end = back ? `came back: ${back.words.join(', ')}, ${formatMs(back.waitMs)}${back.leakedFrom ? `, which is ${back.leakedFrom}’s` : ''}` : state === 'to come' ? 'not asked yet' : isPart ? '' : 'on its way'
  return [asked, ...told, end].filter(Boolean).join('; ')
}
