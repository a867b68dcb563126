/**
 * Which copy of a URL a request may be answered with (RFC 9111 §4.1). `varyKey` is what scene 7
 * shows; when two values of a field are the same is decided in fieldValue.ts.
 */
import { comparable } from './fieldValue'
import { listMembers } from './fieldLines'
import type { HttpRequest } from './message'
import { remembered } from './remembered'
import { isToken } from './token'

/** In lower case and order. */
type Names = readonly string[]

/** Names of the fields that a response depends on; '*' when nobody can tell, as where one of them is no name of a field. */
export function parseVary(values: readonly string[]): Names | '*' {
  return namesIn(values.join())
}

const namesIn = remembered((text): Names | '*' => {
  const names = listMembers([text]).map((name) => name.toLowerCase())
  return names.includes('*') || !names.every(isToken) ? '*' : [...new Set(names)].toSorted()
})

// #region listing varyKey
export function varyKey(
  key: string, vary: Names, req: HttpRequest
) {
  // another tuple of values, another entry
  for (const name of vary) {
    const value = comparable(req, name)
    key += ` · ${name}: ${value}`
  }
  return key
}
// #endregion
