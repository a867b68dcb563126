/**
 * A log up to the playhead, newest line first: words, outcomes and menus pick among its lines, of which some tens are drawn, however many there are.
 * Each line opens its request.
 */
import { useId, useMemo, useState } from 'react'
import type { LogOutcome, LogPick } from '../../scene/log'
import { ChipGroup } from '../../ui/ChipGroup'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import styles from './LogPanel.module.css'
import { LogRows } from './LogRows'
import { ALL_LINES, type LogFilter, type LogLine, linesLike, valuesOf, writtenAt } from './logLines'

export interface LogPanelProps {
  /** All of a step, in the order in which they are written. */
  readonly lines: readonly LogLine[]
  readonly picks: readonly LogPick[]
  /** Of the playhead (ms since the run began). */
  readonly nowMs: number
  readonly onSelect: (request: number) => void
}

const OUTCOMES: readonly LogOutcome[] = ['hit', 'miss', 'stale', 'error']
const CHIPS = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))

export function LogPanel({ lines, picks, nowMs, onSelect }: LogPanelProps) {
  const id = useId()
  const [filter, setFilter] = useState(ALL_LINES)
  const found = useMemo(() => linesLike(lines, filter), [lines, filter])
  const change = (changed: Partial<LogFilter>): void => setFilter({ ...filter, ...changed })
  const pick = (name: string, value: string): void => {
    const { [name]: _, ...others } = filter.picked
    change({ picked: value === '' ? others : { ...others, [name]: value } })
  }
  return (
    <div className={styles.log}>
      <search className={styles.filters}>
        <label htmlFor={`${id}words`} className="sr-only">
          Words in the line
        </label>
        <input
          id={`${id}words`} type="search" placeholder="Words in the line" autoComplete="off" spellCheck={false} value={filter.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <ChipGroup kind="many" small label="Outcomes" options={CHIPS} value={filter.outcomes} onChange={(outcomes) => change({ outcomes: outcomes as readonly LogOutcome[] })} />
        {picks.map((one) => (
          <PickMenu key={one.name} pick={one} lines={lines} value={filter.picked[one.name] ?? ''} onPick={(value) => pick(one.name, value)} />
        ))}
      </search>
      <LogRows found={found.slice(0, writtenAt(found, nowMs))} written={writtenAt(lines, nowMs)} onSelect={onSelect} />
    </div>
  )
}

interface PickMenuProps {
  readonly pick: LogPick
  readonly lines: readonly LogLine[]
  /** Empty: any. */
  readonly value: string
  readonly onPick: (value: string) => void
}

function PickMenu({ pick, lines, value, onPick }: PickMenuProps) {
  const values = useMemo(() => valuesOf(lines, pick), [lines, pick])
  // What was picked in another step stays picked, and is seen.
  const offered = value === '' || values.includes(value) ? values : [...values, value]
  return (
    <label>
      {pick.label}
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">any</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}
