/**
 * What the words of a story can do: the page in which it stands says how. Absent where nothing can be done.
 */
import { createContext } from 'react'
import type { ProseNode } from './parseProse'

export type Deed = Extract<ProseNode, { kind: 'deed' }>

export const ProseDeeds = createContext<((deed: Deed) => void) | null>(null)
