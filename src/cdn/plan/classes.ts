/**
 * Classes of content as the exports need them: as an expression for paths, as a path to try, as headers.
 */
import type { ContentClass } from './cachePlan'

/** A PCRE that finds the URLs of a class, query or none; what may be in a pattern (readPlan) means nothing there but the dot. */
export function expressionOf({ match }: ContentClass): string {
  const isPrefix = match.endsWith('*')
  const text = (isPrefix ? match.slice(0, -1) : match).replaceAll('.', '[.]')
  return isPrefix ? `^${text}` : `^${text}([?]|$)`
}

/** A path of the class, for a command that tries it. */
export function sampleOf({ match }: ContentClass): string {
  return match.endsWith('*') ? `${match.slice(0, -1)}sample` : match
}

/** The value of Cache-Control that says what the class wants. */
export function cacheControlOf({ keep, maxAgeS, sharedMaxAgeS, swrS, sieS, mustRevalidate }: ContentClass): string {
  const lifetime = maxAgeS === undefined ? [] : [`max-age=${maxAgeS}`]
  if (keep === 'nothing') return 'no-store'
  if (keep === 'private') return ['private', ...lifetime, ...(mustRevalidate === true ? ['must-revalidate'] : [])].join(', ')
  return [
    'public', ...lifetime,
    ...(sharedMaxAgeS === undefined ? [] : [`s-maxage=${sharedMaxAgeS}`]),
    ...(swrS === undefined ? [] : [`stale-while-revalidate=${swrS}`]),
    ...(sieS === undefined ? [] : [`stale-if-error=${sieS}`]),
    ...(mustRevalidate === true ? ['must-revalidate'] : []),
  ].join(', ')
}

/** How long a cache keeps it (s). */
export function sharedLifetimeS({ maxAgeS = 0, sharedMaxAgeS = maxAgeS }: ContentClass): number {
  return sharedMaxAgeS
}
