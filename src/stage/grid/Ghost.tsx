/** What was there before: pale, and not to be pressed. */
import type { ReactNode } from 'react'
import styles from './Ghost.module.css'

export function Ghost({ children }: { readonly children: ReactNode }) {
  return <g className={styles.ghost} aria-hidden="true">{children}</g>
}
