/**
 * A small editor for a learner's function: a text field over the same text in colours. What is typed runs when the learner says so, so
 * that no half a word ever runs.
 */
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { Button } from '../ui/Button'
import { functionTokens } from './functionTokens'
import styles from './FunctionEditor.module.css'

export interface FunctionEditorProps {
  readonly text: string
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly maxLength: number
  /** The text as it may run; null for one that may not. */
  readonly read: (text: string) => string | null
  /** What may run, in words. */
  readonly allowed: string
  readonly onRun: (text: string) => void
}

export function FunctionEditor({ text, labelledBy, describedBy, maxLength, read, allowed, onRun }: FunctionEditorProps) {
  const id = useId()
  /** Typed while the text was `over`, and not run yet. */
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null)
  const shown = draft?.over === text ? draft.text : text
  const readable = read(shown)
  const isNew = readable !== null && readable !== text
  const tokens = useMemo(() => functionTokens(shown), [shown])
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (isNew) onRun(readable)
  }
  return (
    <div className={styles.editor}>
      <div className={styles.page}>
        <pre className={styles.colours} aria-hidden="true">
          {tokens.map(([token, kind], index) => (kind ? <span key={index} className={styles[kind]}>{token}</span> : token))}
          {'\n'}
        </pre>
        <textarea
          className={styles.text}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={maxLength}
          value={shown}
          aria-labelledby={labelledBy}
          aria-describedby={[`${id}status`, describedBy].filter(Boolean).join(' ')}
          aria-invalid={readable === null || undefined}
          onChange={(event) => setDraft({ text: event.currentTarget.value, over: text })}
          onKeyDown={press}
        />
      </div>
      <div className={styles.foot}>
        <p id={`${id}status`} className={styles.status}>
          {readable === null ? `This cannot run: it must be ${allowed}.` : isNew ? 'Not run yet.' : 'This runs.'}
        </p>
        <Button disabled={!isNew} onClick={() => isNew && onRun(readable)}>
          Run it
        </Button>
      </div>
    </div>
  )
}
