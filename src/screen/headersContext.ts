/**
 * The way to the sheet that explains headers, for the parts of a scene that offer it. Absent
 * where a page has no such sheet.
 */
import { createContext } from 'react'

/** Opens the sheet with these headers; with none, it is for the learner to paste some. */
export const OpenHeaders = createContext<((text: string) => void) | null>(null)
