/**
 * Which sheet is open on a page, and for the glossary, at which term.
 */
import { useState } from 'react'

export type DialogName = 'glossary' | 'share' | 'help'

interface DialogState {
  readonly open: DialogName | null
  readonly term: string | undefined
  /** Sheets that were opened before stay in the page, so that closing gives the focus back. */
  readonly loaded: ReadonlySet<DialogName>
}

export interface Dialogs extends DialogState {
  show(dialog: DialogName): void
  showTerm(term: string): void
  close(): void
}

export function useDialogs(): Dialogs {
  const [state, setState] = useState<DialogState>({ open: null, term: undefined, loaded: new Set() })
  const show = (open: DialogName, term?: string): void =>
    setState(({ loaded }) => ({ open, term, loaded: new Set([...loaded, open]) }))
  return {
    ...state,
    show: (dialog) => show(dialog),
    showTerm: (term) => show('glossary', term),
    close: () => setState((before) => ({ ...before, open: null })),
  }
}
