/**
 * Parts that no scene shows at first: the inspector and the table of events. They are chunks
 * of their own, so that the first picture does not wait for them.
 */
import { lazy, Suspense } from 'react'
import type { Player } from '../../player/types'

const Inspector = lazy(async () => ({ default: (await import('./InspectorPart')).InspectorPart }))
const Events = lazy(async () => ({ default: (await import('./EventsPart')).EventsPart }))

interface PartProps {
  readonly player: Player
}

export function LaterInspector({ player }: PartProps) {
  return (
    <Suspense fallback={null}>
      <Inspector player={player} />
    </Suspense>
  )
}

export function LaterEvents({ player }: PartProps) {
  return (
    <Suspense fallback={null}>
      <Events player={player} />
    </Suspense>
  )
}
