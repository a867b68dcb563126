/**
 * The stills of the contents page. The build draws them into that page; here they are taken
 * from it, so that no scene has to be loaded to show one.
 */
import { useEffect, useState } from 'react'
import { ROOT } from './router'

export type Stills = Readonly<Record<string, string>>

export function harvestStills(source: ParentNode): Stills {
  const elements = [...source.querySelectorAll<HTMLElement>('[data-still]')]
  return Object.fromEntries(elements.map((element) => [element.dataset['still']!, element.innerHTML]))
}

let known: Stills = {}

/** What the page holds before React replaces it, or what the build has drawn. A page without stills changes nothing. */
export function keepStills(stills: Stills): void {
  if (Object.keys(stills).length > 0) known = stills
}

export function useStills(): Stills {
  const [stills, setStills] = useState(known)
  useEffect(() => {
    if (Object.keys(known).length > 0) return undefined
    const request = new AbortController()
    fetchStills(request.signal).then(
      (found) => {
        known = found
        setStills(found)
      },
      () => undefined,
    )
    return () => request.abort()
  }, [])
  return stills
}

async function fetchStills(signal: AbortSignal): Promise<Stills> {
  const response = await fetch(ROOT, { signal })
  return harvestStills(new DOMParser().parseFromString(await response.text(), 'text/html'))
}
