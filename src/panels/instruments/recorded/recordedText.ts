/**
 * Recorded crowds in words and numbers.
 */
import { NO_BREAK_SPACE, formatCount, formatMs } from '../../../words/format'
import { OUTCOME_WORDS } from '../../../words/outcomeWords'
import { counted } from '../../../words/plural'
import type { OutcomeName } from '../../../trace/traceKinds'
import type { CrowdSoFar } from '../../../frame/crowdSoFar'
import type { RecordedRow } from '../../../scene/recordedCrowd'

export interface RecordedReading {
  readonly own: CrowdSoFar
  /** As which of them the run behaves; empty for none. */
  readonly as: string
  readonly rows: readonly RecordedRow[]
  readonly told: string
}

type Waits = readonly [least: number, middle: number, most: number]

/** "49 × HIT, 1 × 304" */
export function outcomesText(outcomes: Readonly<Partial<Record<OutcomeName, number>>>): string {
  const known = Object.keys(OUTCOME_WORDS).filter((name): name is OutcomeName => name in outcomes)
  return known.map((name) => `${formatCount(outcomes[name] ?? 0)}${NO_BREAK_SPACE}×${NO_BREAK_SPACE}${OUTCOME_WORDS[name]}`).join(', ')
}

/** How the recorded crowd differs from one that is run: its size, its origin's time, and that this had room for all. */
export function noteOf(thinkMs: number, [first]: readonly RecordedRow[]): string {
  const users = Object.values(first?.outcomes ?? {}).reduce((sum, count) => sum + count, 0)
  return `there: ${counted(users, 'user')}, trips of ${formatMs(thinkMs)}, room for all`
}

export const rowSentence = (name: string, [least, middle, most]: Waits): string =>
  `${name}: the shortest wait ${formatMs(least)}, the middle one ${formatMs(middle)}, the longest ${formatMs(most)}`

/** Before that. */
export const waitingFor = (rows: readonly RecordedRow[]): string => `${rows.map(({ name }) => name).join(', ')}: told when this run’s crowd is through.`

/** What is under the rows once they are told: what a word in them means, and what is to be seen. */
export function toldOf({ rows, told }: RecordedReading): string {
  const isAsked = rows.some(({ outcomes }) => outcomes.revalidated !== undefined)
  return isAsked ? `${told} ${OUTCOME_WORDS.revalidated}: the expired copy still held.` : told
}

/** What the whole scale stands for: the longest wait on it. */
export function longestMs({ own, rows }: RecordedReading): number {
  return Math.max(1, own.waitsMs?.[2] ?? 0, ...rows.map(({ waitsMs }) => waitsMs[2]))
}
