/**
 * How long a copy may be used without asking (RFC 9111 §4.2). `freshnessLifetime` and `isFresh`
 * are what scene 5 shows; ages are worked out in age.ts, the header is read in policy.ts.
 */
import type { Policy } from './policy'
import { unmarked } from './unmarked'

/** A response that has been kept for a while: what its header said, and how old it is now (s). */
export interface AgedResponse {
  readonly policy: Policy
  ageS(): number
}

// #region listing freshnessLifetime, isFresh
function freshnessLifetime(p: Policy) {
  if (p.shared && p.sMaxageS !== undefined)
    return p.sMaxageS // not in browsers
  if (p.maxAgeS !== undefined)
    return p.maxAgeS
  if (p.expiresS !== undefined)
    return Math.max(0, p.expiresS - p.dateS)
  return p.heuristicS // nobody said
}

function isFresh(copy: AgedResponse) {
  const p = copy.policy // from its header
  return freshnessLifetime(p) > copy.ageS()
}
// #endregion

/** Seconds; the same for bookkeeping, which lights no lines. */
const lifetimeOfS = unmarked(freshnessLifetime)

/** The policy with a share of the lifetime (0..1), whoever has set it: a cache may always ask sooner than it must. */
function shortened(policy: Policy, share: number): Policy {
  const { sMaxageS, maxAgeS, expiresS, dateS, heuristicS } = policy
  const part = (durationS: number | undefined): number | undefined => (durationS === undefined ? undefined : durationS * share)
  return {
    ...policy, sMaxageS: part(sMaxageS), maxAgeS: part(maxAgeS), heuristicS: heuristicS * share,
    expiresS: expiresS === undefined ? undefined : dateS + (expiresS - dateS) * share,
  }
}

/** The policy with a lifetime that ends at this age (s), where it did not end before. */
function endedAt(policy: Policy, ageS: number): Policy {
  const { sMaxageS, maxAgeS, expiresS, dateS, heuristicS } = policy
  const most = (durationS: number | undefined): number | undefined => (durationS === undefined ? undefined : Math.min(durationS, ageS))
  return {
    ...policy, sMaxageS: most(sMaxageS), maxAgeS: most(maxAgeS), heuristicS: Math.min(heuristicS, ageS),
    expiresS: expiresS === undefined ? undefined : Math.min(expiresS, dateS + ageS),
  }
}

export { endedAt, isFresh, lifetimeOfS, shortened }
