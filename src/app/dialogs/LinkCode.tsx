/**
 * A link as a code to point a camera at: for a room in which everybody shall open the same moment. It is drawn when it is asked for.
 */
import { useState } from 'react'
import { later } from '../../ui/later'
import styles from './ShareDialog.module.css'

const Code = later(async () => (await import('./QrCode')).QrCode)

export function LinkCode({ address }: { readonly address: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.code} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The link as a QR code</summary>
      {isOpen && <Code address={address} />}
    </details>
  )
}
