/**
 * How long a copy may be used without asking (RFC 9111 §4.2). `freshnessLifetime` and `isFresh`
 * are what scene 5 shows; ages are worked out in age.ts, the header is read in policy.ts.
 */
import type { Policy } from './policy'
import type { StoredResponse } from '../cache/storedResponse'

// #region listing freshnessLifetime, isFresh
function freshnessLifetime(p: Policy) {
  if (p.shared && p.sMaxage !== undefined)
    return p.sMaxage // not in browsers
  if (p.maxAge !== undefined)
    return p.maxAge
  if (p.expires !== undefined)
    return Math.max(0, p.expires - p.date)
  return p.heuristic // nobody said
}

function isFresh(copy: StoredResponse) {
  const p = copy.policy // from its header
  return freshnessLifetime(p) > copy.age()
}
// #endregion

export { freshnessLifetime, isFresh }
