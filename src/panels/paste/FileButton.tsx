/**
 * A button that opens the browser's own window to choose a file.
 */
import { useRef } from 'react'
import { Button } from '../../ui/Button'
import styles from './headers.module.css'

export function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
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
        aria-label="A file with headers"
        accept=".har,.json,.txt,.log,text/plain,application/json"
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
