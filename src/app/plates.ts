/**
 * What the contents page shows of each scene: its picture, and how long it takes. The build has drawn and counted both into that
 * page; here they are taken from it, so that no scene has to be loaded to show them.
 */
import { useEffect, useState } from 'react'
import { contentsHref } from './router'

export interface Plate {
  /** Markup of the picture. */
  readonly still: string
  /** Whole minutes that the scene takes (static/sceneTime). */
  readonly minutes: number
}

/** By the slug of the scene. */
export type Plates = Readonly<Record<string, Plate>>

export function harvestPlates(source: ParentNode): Plates {
  const elements = [...source.querySelectorAll<HTMLElement>('[data-still]')]
  return Object.fromEntries(elements.map(({ dataset, innerHTML }) => [dataset['still']!, { still: innerHTML, minutes: Number(dataset['minutes']) }]))
}

let known: Plates = {}

/** What the page holds before React replaces it, or what the build has drawn. A page without plates changes nothing. */
export function keepPlates(plates: Plates): void {
  if (Object.keys(plates).length > 0) known = plates
}

export function usePlates(): Plates {
  const [plates, setPlates] = useState(known)
  useEffect(() => {
    if (Object.keys(known).length > 0) return undefined
    const request = new AbortController()
    fetchPlates(request.signal).then(
      (found) => {
        known = found
        setPlates(found)
      },
      () => undefined,
    )
    return () => request.abort()
  }, [])
  return plates
}

async function fetchPlates(signal: AbortSignal): Promise<Plates> {
  const response = await fetch(contentsHref(), { signal })
  return harvestPlates(new DOMParser().parseFromString(await response.text(), 'text/html'))
}
