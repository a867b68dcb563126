/**
 * Draws the sheets of a page, the open one and those that were opened before.
 */
import { Fragment } from 'react'
import type { Dialogs } from './useDialogs'

export function DialogHost({ dialogs: { open, opened, close } }: { readonly dialogs: Dialogs }) {
  return [...opened].map(([name, draw]) => <Fragment key={name}>{draw({ open: name === open, onClose: close })}</Fragment>)
}
