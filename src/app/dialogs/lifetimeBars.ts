/**
 * The bars of a resource's life, from what a browser and a CDN keep of it.
 */
import { durationWords } from '../../cdn/explain/durationWords'
import type { Keeping } from '../../cdn/explain/keeping'
import type { ResourceLife } from '../../cdn/explain/resourceLife'
import type { LifetimeBar, LifetimePart } from '../../panels/paste/LifetimeBars'

export function lifetimeBars({ browser, edge }: ResourceLife): readonly LifetimeBar[] {
  return [barOf('Browser', browser), barOf('CDN', edge)]
}

function barOf(name: string, keeping: Keeping): LifetimeBar {
  const { refusal, asksAlways, ageS } = keeping
  const parts = refusal !== undefined || asksAlways ? [] : partsOf(keeping)
  const instead = refusal !== undefined ? 'not kept' : asksAlways ? 'kept, and asked for before every use' : 'kept, and stale at once'
  return { name, parts, instead, age: ageS, ageWords: durationWords(ageS) }
}

/** Both windows begin with the end of the lifetime: what is served anyway is not drawn again for the failing origin. */
function partsOf({ lifetimeS, staleWhileRevalidateS, staleIfErrorS }: Keeping): readonly LifetimePart[] {
  const parts = [
    { kind: 'fresh', seconds: lifetimeS, words: durationWords(lifetimeS) },
    { kind: 'refreshed', seconds: staleWhileRevalidateS, words: durationWords(staleWhileRevalidateS) },
    { kind: 'failing', seconds: Math.max(0, staleIfErrorS - staleWhileRevalidateS), words: durationWords(staleIfErrorS) },
  ] as const
  return parts.filter(({ seconds }) => seconds > 0)
}
