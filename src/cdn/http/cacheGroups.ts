/**
 * Groups of stored responses (RFC 9875): `Cache-Groups` says which a response belongs to, `Cache-Group-Invalidation` which an
 * unsafe request has changed. Both are Lists of Strings (RFC 9651 §3.1, §3.3.3); case counts, order and parameters do not, and the same
 * word of another origin is another group (§2.1). At least 32 groups of 32 characters must be understood (§2): there is no limit here.
 */
import { fieldValues } from './fieldLines'
import type { HeaderList } from './message'
import { parseList } from './structured'

/** A field that is no list of strings counts as absent. */
function strings(headers: HeaderList, name: string): readonly string[] {
  const values = fieldValues(headers, name)
  const members = values.length === 0 ? [] : (parseList(values.join(', ')) ?? [])
  return members.every(({ type }) => type === 'string') ? members.flatMap((member) => (member.type === 'string' ? [member.value] : [])) : []
}

/** Groups that a response belongs to. */
export const cacheGroups = (headers: HeaderList): readonly string[] => strings(headers, 'Cache-Groups')

/** Groups that a response to an unsafe request invalidates. */
export const invalidatedGroups = (headers: HeaderList): readonly string[] => strings(headers, 'Cache-Group-Invalidation')
