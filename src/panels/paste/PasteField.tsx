/**
 * Where headers are brought: the field, a file, examples to try, how far a large one is read, which of several responses is meant, and
 * what was said of single lines. What the lines mean, it is told.
 */
import { type ClipboardEvent, type DragEvent, useId, useState } from 'react'
import type { Pasted, Remark } from '../../cdn/explain/pasted/pasted.types'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { OutcomeMark } from '../../ui/OutcomeMark'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import { FileButton } from './FileButton'
import styles from './headers.module.css'
import { LargeFile } from './LargeFile'

/** Longer texts are not read on the page, nor shown in the field, where they would make typing slow. In characters. */
export const MAX_IN_FIELD = 60_000

export interface HeaderExample {
  readonly label: string
  readonly text: string
}

export interface PasteFieldProps {
  readonly text: string
  /** "session.har, 3.1 MB": what was brought instead of a text. */
  readonly large: string
  /** How much of it was read, from 0 to 1; null when nothing is being read. */
  readonly share: number | null
  /** Why it could not be read; empty when it could. */
  readonly failure: string
  readonly examples: readonly HeaderExample[]
  readonly pasted: Pasted
  /** Index of the response that is explained; -1 without any. */
  readonly chosen: number
  readonly onText: (text: string) => void
  readonly onFile: (file: File) => void
  readonly onChoose: (index: number) => void
}

export function PasteField({ text, large, share, failure, examples, pasted, chosen, onText, onFile, onChoose }: PasteFieldProps) {
  const id = useId()
  const { form, responses, remarks } = pasted
  return (
    <>
      <label htmlFor={`${id}text`} className={styles.label}>
        Response headers
      </label>
      <p id={`${id}help`} className={styles.help}>
        From <code>curl -I</code> or another program, from the network panel of a browser, or a HAR file. Nothing leaves this page, and nothing is kept.
      </p>
      <TextOrFile id={id} text={text} onText={onText} onFile={onFile} />
      <div className={styles.examples}>
        <FileButton label="A file with headers" accept=".har,.json,.txt,.log,text/plain,application/json" onFile={onFile} />
        <span className={styles.help}>or an example:</span>
        <div role="group" aria-label="Examples" className={styles.group}>
          {examples.map((example) => (
            <Button key={example.label} className={styles.example} onClick={() => onText(example.text)}>
              {example.label}
            </Button>
          ))}
        </div>
        {(text !== '' || large !== '') && (
          <Button look="plain" onClick={() => onText('')}>
            {share === null ? 'Clear' : 'Stop'}
          </Button>
        )}
      </div>
      {large !== '' && <LargeFile name={large} share={share} failure={failure} />}
      {responses.length > 0 && <p className={styles.form}>Read as {form}.</p>}
      {responses.length > 1 && (
        <label className={styles.choice}>
          Response
          <select value={chosen} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
            {responses.map(({ label }, index) => (
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {remarks.length > 0 && <Remarks remarks={remarks} />}
    </>
  )
}

interface TextOrFileProps extends Pick<PasteFieldProps, 'text' | 'onText' | 'onFile'> {
  readonly id: string
}

/** The field. A large text is taken from the clipboard before it is in the field, where it would make typing slow. */
function TextOrFile({ id, text, onText, onFile }: TextOrFileProps) {
  const [over, setOver] = useState(false)
  const paste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData.files
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= MAX_IN_FIELD && !file) return
    event.preventDefault()
    if (file && pasted === '') onFile(file)
    else onText(pasted)
  }
  const drop = (event: DragEvent): void => {
    setOver(false)
    const [file] = event.dataTransfer.files
    const dropped = event.dataTransfer.getData('text/plain')
    if (!file && dropped.length <= MAX_IN_FIELD) return
    event.preventDefault()
    if (file) onFile(file)
    else onText(dropped)
  }
  return (
    <textarea
      id={`${id}text`}
      className={cx(styles.text, over && styles.over)}
      rows={8}
      wrap="off"
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      aria-describedby={`${id}help`}
      placeholder={'HTTP/2 200\ncache-control: public, max-age=60\n\nor drop a file here'}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onPaste={paste}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    />
  )
}

const MARKS: Readonly<Record<Remark['kind'], { readonly shape: OutcomeShape; readonly word: string }>> = {
  info: { shape: 'plain', word: 'Note: ' },
  changed: { shape: 'stale', word: 'Changed: ' },
  bad: { shape: 'error', word: 'Left out: ' },
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>Line by line</h3>
      <ul className={styles.remarks}>
        {remarks.map(({ line, text, kind, what }, index) => (
          <li key={index} className={styles.remark}>
            <span className={styles.mark}>
              <OutcomeMark outcome={MARKS[kind].shape} size={10} decorative />
            </span>
            <span>
              <span className="sr-only">{MARKS[kind].word}</span>
              {line > 0 && <b>Line {line} </b>}
              {text && <code className={styles.quoted}>{text}</code>} {what}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
