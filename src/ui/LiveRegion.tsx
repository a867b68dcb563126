/**
 * The one polite live region of a page. It speaks when its text changes and stays silent
 * when the same text is handed in again; no timers.
 */
import { useEffect, useRef } from 'react'

export interface LiveRegionProps {
  readonly text: string
}

export function LiveRegion({ text }: LiveRegionProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Set by hand: the region must be in the page, and empty, before its first message.
    if (ref.current && ref.current.textContent !== text) ref.current.textContent = text
  }, [text])
  return <div ref={ref} role="status" aria-live="polite" aria-atomic="true" className="sr-only" />
}
