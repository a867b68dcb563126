/**
 * The contents page. The stills are taken from the prerendered page before it is replaced.
 */
import type { ReactNode } from 'react'
import { harvestStills, keepStills } from '../stills'
import { ContentsPage } from './ContentsPage'

export function openContents(): ReactNode {
  keepStills(harvestStills(document))
  return <ContentsPage />
}
