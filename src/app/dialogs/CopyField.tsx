/**
 * A text to take along: it can be copied with a button, or selected by hand, for frames in which nothing may be copied by script.
 */
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { type CopyResult, copyField } from '../clipboard'
import styles from './CopyField.module.css'

const SAID: Readonly<Record<CopyResult, string>> = {
  copied: 'Copied.',
  selected: 'The browser did not allow copying. The text is selected: press Ctrl C or ⌘ C.',
}

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  readonly rows?: number
  /** A file: its lines stay as they are, and its buttons stand under it. */
  readonly isFile?: boolean
  /** Beside the button. */
  readonly children?: ReactNode
}

export function CopyField({ label, value, rows = 2, isFile = false, children }: CopyFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [result, setResult] = useState<CopyResult | null>(null)
  const copy = async (): Promise<void> => setResult(await copyField(field.current!))
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={isFile ? styles.file : styles.line}>
        <textarea
          id={id} ref={field} className={styles.text} rows={rows} readOnly value={value} wrap={isFile ? 'off' : 'soft'} spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="strong" onClick={() => void copy()}>
          Copy
          {isFile && <span className="sr-only"> {label}</span>}
        </Button>
        {children}
      </div>
      <p role="status" className={styles.said}>
        {result ? SAID[result] : ''}
      </p>
    </div>
  )
}
