/**
 * Draws the sheet that is open, whichever it is. The sheets are chunks of their own and come
 * when they are first opened.
 */
import { later } from '../../ui/later'
import type { ShareSubject } from '../dialogs/ShareDialog'
import type { Dialogs } from './useDialogs'

const LaterGlossary = later(async () => (await import('../dialogs/GlossaryDialog')).GlossaryDialog)
const LaterHelp = later(async () => (await import('../dialogs/HelpDialog')).HelpDialog)
const LaterShare = later(async () => (await import('../dialogs/ShareDialog')).ShareDialog)

interface DialogHostProps {
  readonly dialogs: Dialogs
  /** What to share at this moment; absent on pages that have nothing to share. */
  readonly subject?: () => ShareSubject
}

export function DialogHost({ dialogs, subject }: DialogHostProps) {
  const { open, loaded, close } = dialogs
  return (
    <>
      {loaded.has('glossary') && <LaterGlossary open={open === 'glossary'} onClose={close} />}
      {loaded.has('help') && <LaterHelp open={open === 'help'} onClose={close} />}
      {loaded.has('share') && subject && <LaterShare open={open === 'share'} {...subject()} onClose={close} />}
    </>
  )
}
