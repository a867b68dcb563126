/**
 * A button that opens the browser's own window to choose a file.
 */
import { useRef } from 'react'
import { Button } from '../../ui/Button'
import styles from './headers.module.css'

interface FileButtonProps {
  /** What the file is: "A file with headers". */
  readonly label: string
  /** Endings and types that are offered first. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button className={styles.example} onClick={() => input.current?.click()}>
        Choose a file…
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onFile(file)
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
