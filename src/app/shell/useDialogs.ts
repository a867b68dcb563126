/**
 * Which sheet is open on a page. Sheets that were opened before stay in the page, so that
 * closing gives the focus back.
 */
import { useMemo, useState } from 'react'
import type { DialogName } from '../dialogs/dialogs'
import type { DrawSheet } from '../dialogs/sheet'

export interface Dialogs {
  readonly open: DialogName | null
  readonly opened: ReadonlyMap<DialogName, DrawSheet>
  /** `dialogs.show('help', DIALOGS.help({}))` */
  readonly show: (dialog: DialogName, draw: DrawSheet) => void
  readonly close: () => void
}

interface DialogState {
  readonly open: DialogName | null
  readonly opened: ReadonlyMap<DialogName, DrawSheet>
}

export function useDialogs(): Dialogs {
  const [state, setState] = useState<DialogState>({ open: null, opened: new Map() })
  const commands = useMemo(
    () => ({
      show: (open: DialogName, draw: DrawSheet) => setState(({ opened }) => ({ open, opened: new Map([...opened, [open, draw]]) })),
      close: () => setState((before) => ({ ...before, open: null })),
    }),
    [],
  )
  return { ...state, ...commands }
}
