/**
 * Around what a page draws by script: marks the document when it is there and answers (`data-live`). Suites wait for that.
 */
import { useEffect } from 'react'
import type { ReactNode } from 'react'

export function Live({ children }: { readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset['live'] = ''
  }, [])
  return children
}
