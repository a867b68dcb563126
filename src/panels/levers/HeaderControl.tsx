/**
 * The control of a header lever: the field as the origin sends it, to type or to edit with
 * chips and sliders, and what a cache makes of it. What is typed is sent with Enter or when
 * the field is left, so that no half a word ever runs; the notes follow every key.
 */
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import type { Note } from '../../cdn/explain/notes'
import { MAX_HEADER_LENGTH, acceptsValue, describeValues } from '../../scene/leverValues'
import type { HeaderLever } from '../../scene/levers'
import { ChipGroup } from '../../ui/ChipGroup'
import { LiveRegion } from '../../ui/LiveRegion'
import { NamedSlider } from '../../ui/NamedSlider'
import { sliderStops } from '../../ui/sliderStops'
import { type Piece, putIn, secondsIn, takeOut, withSeconds } from './editDirectives'
import { NoteList } from './NoteList'
import styles from './HeaderControl.module.css'

/** What stands in a header, and what a learner should know about it. */
export interface HeaderReading {
  readonly directives: readonly Piece[]
  readonly notes: readonly Note[]
}

export interface HeaderControlProps {
  readonly lever: HeaderLever
  readonly value: string
  readonly labelId: string
  readonly helpId: string | undefined
  readonly onChange: (value: string) => void
  readonly read: (text: string) => HeaderReading
}

export function HeaderControl({ lever, value, labelId, helpId, onChange, read }: HeaderControlProps) {
  const id = useId()
  /** Typed and not sent yet. */
  const [draft, setDraft] = useState<string | null>(null)
  /** Sent while the lever still stood at `from`: until the run has taken it, it is what the field says. */
  const [sent, setSent] = useState<{ readonly text: string; readonly from: string } | null>(null)
  const text = draft ?? (sent?.from === value ? sent.text : value)
  const refused = !acceptsValue(lever, text.trim())
  const reading = useMemo(() => read(text), [read, text])
  const send = (next: string): void => {
    const trimmed = next.trim()
    if (!acceptsValue(lever, trimmed)) return setDraft(next)
    setDraft(null)
    setSent({ text: trimmed, from: value })
    if (trimmed !== value) onChange(trimmed)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') send(text)
    else setDraft(null)
  }
  const status = refused ? `This cannot be sent: it must be ${describeValues(lever)}.` : draft !== null && draft.trim() !== value ? 'Press Enter to send it.' : ''
  return (
    <div className={styles.control}>
      <label className={styles.line}>
        <span id={`${id}field`} className={styles.field}>
          {lever.field}:
        </span>
        <textarea
          className={styles.text}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={MAX_HEADER_LENGTH}
          enterKeyHint="done"
          value={text}
          aria-labelledby={`${id}field`}
          aria-describedby={[`${id}status`, `${id}notes`, helpId].filter(Boolean).join(' ')}
          aria-invalid={refused || undefined}
          onChange={(event) => setDraft(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
          onKeyDown={press}
          onBlur={() => draft !== null && send(draft)}
        />
      </label>
      <p id={`${id}status`} className={styles.status}>
        {status}
      </p>
      <Directives lever={lever} text={text} pieces={reading.directives} describedBy={labelId} onChange={send} />
      <NoteList id={`${id}notes`} notes={reading.notes} />
      <LiveRegion text={spoken(reading.notes)} />
    </div>
  )
}

/** Only what went wrong is said aloud; the rest can be read. */
function spoken(notes: readonly Note[]): string {
  return notes.flatMap(({ about, text, tone }) => (tone === 'plain' ? [] : [`${about}: ${text}.`])).join(' ')
}

interface DirectivesProps {
  readonly lever: HeaderLever
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly describedBy: string
  readonly onChange: (text: string) => void
}

function Directives({ lever, text, pieces, describedBy, onChange }: DirectivesProps) {
  const { chips, seconds } = lever
  const names = [...seconds.map(({ directive }) => directive), ...chips]
  const there = names.filter((name) => pieces.some((piece) => piece.name === name.toLowerCase()))
  const choose = (chosen: readonly string[]): void => {
    const added = chosen.find((name) => !there.includes(name))
    const removed = there.find((name) => !chosen.includes(name))
    if (removed) onChange(takeOut(text, pieces, removed.toLowerCase()))
    if (added) onChange(putIn(text, initialText(lever, added)))
  }
  return (
    <>
      <ChipGroup
        kind="many"
        small
        label={`Directives of ${lever.field}`}
        describedBy={describedBy}
        options={names.map((name) => ({ value: name, label: name }))}
        value={there}
        onChange={choose}
      />
      {seconds.map(({ directive, max, step }) => {
        const now = secondsIn(pieces, directive.toLowerCase())
        return (
          <NamedSlider
            key={directive}
            name={directive}
            isCode
            value={Math.min(now ?? 0, max)}
            stops={sliderStops({ min: 0, max, step })}
            words={secondsWords}
            instead={now === null ? 'none' : now > LONGEST_S ? `> ${secondsWords(LONGEST_S)}` : secondsWords(now)}
            onChange={(next) => onChange(withSeconds(text, pieces, directive.toLowerCase(), next))}
          />
        )
      })}
    </>
  )
}

/** A cache may take any longer time for this one (RFC 9111 §1.2.2), so nobody needs its digits. */
const LONGEST_S = 2 ** 31

const secondsWords = (count: number): string => `${count}\u00a0s`

/** A directive with seconds comes in with half of what its slider offers. */
function initialText({ seconds }: HeaderLever, name: string): string {
  const timed = seconds.find(({ directive }) => directive === name)
  return timed ? `${name}=${Math.round(timed.max / 2 / timed.step) * timed.step}` : name
}
