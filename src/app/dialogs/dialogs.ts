/**
 * The sheets that a page can open, by name. Each is a chunk of its own. A new sheet is a
 * component with `open` and `onClose`, and a line here.
 */
import { later } from '../../ui/later'
import type { ShareSubject } from './ShareDialog'
import { sheet } from './sheet'

export const DIALOGS = {
  glossary: sheet<object>(later(async () => (await import('./GlossaryDialog')).GlossaryDialog)),
  help: sheet<object>(later(async () => (await import('./HelpDialog')).HelpDialog)),
  share: sheet<ShareSubject>(later(async () => (await import('./ShareDialog')).ShareDialog)),
  headers: sheet<{ readonly headers: string }>(later(async () => (await import('./HeadersDialog')).HeadersDialog)),
}

export type DialogName = keyof typeof DIALOGS
