/**
 * The header fields that an origin has to send for each class of a plan.
 */
import type { CachePlan, ContentClass } from '../cachePlan'
import { cacheControlOf } from '../classes'

export interface ClassFields {
  readonly name: string
  readonly match: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** What caches read otherwise than it is meant. */
  readonly notes: readonly string[]
}

export function headersOf(plan: CachePlan): readonly ClassFields[] {
  return plan.classes.map((one) => ({ name: one.name, match: one.match, fields: fieldsOf(one), notes: notesOf(one) }))
}

export function fieldsOf(one: ContentClass): ClassFields['fields'] {
  const { tags = [] } = one
  return [['Cache-Control', cacheControlOf(one)], ...(tags.length > 0 ? [['Surrogate-Key', tags.join(' ')] as const] : [])]
}

function notesOf({ keep, sharedMaxAgeS, swrS, sieS, mustRevalidate }: ContentClass): string[] {
  if (keep !== 'shared') return []
  const window = (swrS ?? 0) + (sieS ?? 0) > 0
  return [
    ...(sharedMaxAgeS !== undefined && window ? ['s-maxage means proxy-revalidate, too (RFC 9111, 5.2.2.10): a strict cache opens no window beside it; Varnish and nginx do'] : []),
    ...(mustRevalidate === true ? ['Varnish and nginx do not know must-revalidate: a grace of their own overrules it'] : []),
  ]
}

/** As a file to read and to copy from. */
export function headersText(plan: CachePlan): string {
  const classes = headersOf(plan).map(({ name, match, fields, notes }) =>
    [`# ${name}: ${match}`, ...notes.map((note) => `# ${note}.`), ...fields.map(([field, value]) => `${field}: ${value}`)].join('\n'))
  return `${['# Response headers for each class of content. The first class that matches counts.', ...classes].join('\n\n')}\n`
}
