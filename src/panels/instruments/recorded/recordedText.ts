/**
 * Recorded crowds in words and numbers.
 */
import { NO_BREAK_SPACE, formatCount, formatMs } from '../../../words/format'
import { OUTCOME_WORDS } from '../../../words/outcomeWords'
import type { OutcomeName } from '../../../trace/traceKinds'
import type { CrowdSoFar } from '../../../frame/crowdSoFar'
import type { RecordedRow } from '../../../scene/types'

export interface RecordedReading {
  readonly own: CrowdSoFar
  /** As which of them the run behaves; empty for none. */
  readonly as: string
  readonly rows: readonly RecordedRow[]
}

type Waits = readonly [least: number, middle: number, most: number]

/** "49 × HIT, 1 × 304" */
export function outcomesText(outcomes: Readonly<Partial<Record<OutcomeName, number>>>): string {
  const known = Object.keys(OUTCOME_WORDS).filter((name): name is OutcomeName => name in outcomes)
  return known.map((name) => `${formatCount(outcomes[name] ?? 0)}${NO_BREAK_SPACE}×${NO_BREAK_SPACE}${OUTCOME_WORDS[name]}`).join(', ')
}

export const noteOf = (thinkMs: number): string => `there a trip took ${formatMs(thinkMs)}`

export const rowSentence = (name: string, [least, middle, most]: Waits): string =>
  `${name}: the first waited ${formatMs(least)}, the middle one ${formatMs(middle)}, the last ${formatMs(most)}`

/** What the whole scale stands for: the longest wait on it. */
export function longestMs({ own, rows }: RecordedReading): number {
  return Math.max(1, own.waitsMs?.[2] ?? 0, ...rows.map(({ waitsMs }) => waitsMs[2]))
}
