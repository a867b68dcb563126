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
  const { refusal, asksAlways, age } = keeping
  const parts = refusal !== undefined || asksAlways ? [] : partsOf(keeping)
  const instead = refusal !== undefined ? 'not kept' : asksAlways ? 'kept, and asked for before every use' : 'kept, and stale at once'
  return { name, parts, instead, age, ageWords: durationWords(age) }
}

/** Both windows begin with the end of the lifetime: what is served anyway is not drawn again for the failing origin. */
function partsOf({ lifetime, staleWhileRevalidate, staleIfError }: Keeping): readonly LifetimePart[] {
  const parts = [
    { kind: 'fresh', seconds: lifetime, words: durationWords(lifetime) },
    { kind: 'refreshed', seconds: staleWhileRevalidate, words: durationWords(staleWhileRevalidate) },
    { kind: 'failing', seconds: Math.max(0, staleIfError - staleWhileRevalidate), words: durationWords(staleIfError) },
  ] as const
  return parts.filter(({ seconds }) => seconds > 0)
}
