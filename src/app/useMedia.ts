/**
 * Whether a media query holds, kept up to date. Layout is CSS's business; this is for parts
 * that must not exist twice in the document.
 */
import { createContext, useContext, useSyncExternalStore } from 'react'

/** What queries answer in the page as the build wrote it, where no window can be asked: see AsWritten.tsx. */
export const WrittenMedia = createContext<(query: string) => boolean>(() => false)

export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)'

export function useMedia(query: string): boolean {
  const written = useContext(WrittenMedia)
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
    () => written(query),
  )
}
