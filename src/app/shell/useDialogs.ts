/**
 * Which sheet is open on a page.
 */
import { useMemo, useState } from 'react'

export type DialogName = 'glossary' | 'share' | 'help' | 'headers'

export interface Dialogs {
  readonly open: DialogName | null
  /** Sheets that were opened before stay in the page, so that closing gives the focus back. */
  readonly loaded: ReadonlySet<DialogName>
  readonly show: (dialog: DialogName) => void
  readonly close: () => void
}

interface DialogState {
  readonly open: DialogName | null
  readonly loaded: ReadonlySet<DialogName>
}

export function useDialogs(): Dialogs {
  const [state, setState] = useState<DialogState>({ open: null, loaded: new Set() })
  const commands = useMemo(
    () => ({
      show: (open: DialogName) => setState(({ loaded }) => ({ open, loaded: new Set([...loaded, open]) })),
      close: () => setState((before) => ({ ...before, open: null })),
    }),
    [],
  )
  return { ...state, ...commands }
}
