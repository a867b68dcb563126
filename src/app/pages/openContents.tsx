/**
 * The contents page. Pictures and minutes are taken from the prerendered page before it is replaced.
 */
import type { ReactNode } from 'react'
import { harvestPlates, keepPlates } from '../plates'
import { ContentsPage } from './ContentsPage'

export function openContents(): ReactNode {
  keepPlates(harvestPlates(document))
  return <ContentsPage />
}
