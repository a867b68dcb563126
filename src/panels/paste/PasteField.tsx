/**
 * Where headers are pasted: the field, examples to try, which of several responses is meant, and
 * what was said of single lines. What the lines mean, it is told.
 */
import { useId } from 'react'
import type { Pasted, Remark } from '../../cdn/explain/pasted.types'
import { Button } from '../../ui/Button'
import { OutcomeMark } from '../../ui/OutcomeMark'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import styles from './headers.module.css'

export interface HeaderExample {
  readonly label: string
  readonly text: string
}

export interface PasteFieldProps {
  readonly text: string
  readonly examples: readonly HeaderExample[]
  readonly pasted: Pasted
  /** Index of the response that is explained; -1 without any. */
  readonly chosen: number
  readonly onText: (text: string) => void
  readonly onChoose: (index: number) => void
}

export function PasteField({ text, examples, pasted, chosen, onText, onChoose }: PasteFieldProps) {
  const id = useId()
  const { responses, remarks } = pasted
  return (
    <>
      <label htmlFor={`${id}text`} className={styles.label}>
        Response headers
      </label>
      <p id={`${id}help`} className={styles.help}>
        From the network panel of a browser, from <code>curl -I</code>, or a HAR. Nothing leaves this page, and nothing is kept.
      </p>
      <textarea
        id={`${id}text`}
        className={styles.text}
        rows={8}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-describedby={`${id}help`}
        placeholder={'HTTP/2 200\ncache-control: public, max-age=60'}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <div className={styles.examples} role="group" aria-label="Examples">
        {examples.map((example) => (
          <Button key={example.label} className={styles.example} onClick={() => onText(example.text)}>
            {example.label}
          </Button>
        ))}
        {text !== '' && (
          <Button look="plain" onClick={() => onText('')}>
            Clear
          </Button>
        )}
      </div>
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
