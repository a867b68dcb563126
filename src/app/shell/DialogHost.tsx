/**
 * Draws the sheet that is open, whichever it is. The sheets are chunks of their own and come
 * when they are first opened.
 */
import { lazy, Suspense } from 'react'
import type { ShareSubject } from '../dialogs/ShareDialog'
import type { Dialogs } from './useDialogs'

const GlossaryDialog = lazy(async () => ({ default: (await import('../dialogs/GlossaryDialog')).GlossaryDialog }))
const HelpDialog = lazy(async () => ({ default: (await import('../dialogs/HelpDialog')).HelpDialog }))
const ShareDialog = lazy(async () => ({ default: (await import('../dialogs/ShareDialog')).ShareDialog }))

interface DialogHostProps {
  readonly dialogs: Dialogs
  /** What to share at this moment; absent on pages that have nothing to share. */
  readonly subject?: () => ShareSubject
}

export function DialogHost({ dialogs, subject }: DialogHostProps) {
  const { open, loaded, close } = dialogs
  return (
    <Suspense fallback={null}>
      {loaded.has('glossary') && <GlossaryDialog open={open === 'glossary'} onClose={close} />}
      {loaded.has('help') && <HelpDialog open={open === 'help'} onClose={close} />}
      {loaded.has('share') && subject && <ShareDialog open={open === 'share'} {...subject()} onClose={close} />}
    </Suspense>
  )
}
