/**
 * Ways in which caches differ once the lifetime of a copy is over, one rule each, with the place where it is written.
 */
import type { Manner } from '../cache/manner'
import type { Policy } from '../http/policy'

/** A window set by whoever runs the cache: stale while a new copy is brought, and when none comes. It overrules must-revalidate, against RFC 9111 §5.2.2.2. Varnish (beresp.grace), nginx (`proxy_cache_use_stale`). */
export function grace(windowS: number): Manner {
  return {
    reads: (policy) => unforbidden({
      ...policy, staleWhileRevalidateS: Math.max(policy.staleWhileRevalidateS, windowS), staleIfErrorS: Math.max(policy.staleIfErrorS, windowS),
    }),
  }
}

/** Nobody has set one, and there is one: what has no stale-while-revalidate gets this. Varnish (parameter `default_grace`, 10 s). */
export function hiddenGrace(windowS: number): Manner {
  return { reads: (policy) => (policy.staleWhileRevalidateS > 0 ? policy : { ...policy, staleWhileRevalidateS: windowS }) }
}

/** Stale when no new copy comes, for so long, or for as long as the response allows. Squid (`max_stale`). */
export function staleOnError(windowS: number): Manner {
  return { reads: (policy) => ({ ...policy, staleIfErrorS: Math.max(policy.staleIfErrorS, windowS) }) }
}

/** Stale when no new copy comes, for so long, whatever the response allows. Traffic Server (`proxy.config.http.cache.max_stale_age`). */
export function staleOnErrorOnly(windowS: number): Manner {
  return { reads: (policy) => ({ ...policy, staleIfErrorS: windowS }) }
}

/** stale-if-error is not known. Varnish as it comes. */
export const knowsNoStaleIfError: Manner = { reads: (policy) => ({ ...policy, staleIfErrorS: 0 }) }

/** stale-while-revalidate is not known. Squid, Traffic Server. */
export const knowsNoStaleWhileRevalidate: Manner = { reads: (policy) => ({ ...policy, staleWhileRevalidateS: 0 }) }

/** s-maxage is a lifetime and no more: it does not forbid what stale-while-revalidate allows (RFC 9111 §5.2.2.10 reads it as proxy-revalidate, too). Varnish, nginx. */
export const stretchesSMaxage: Manner = {
  reads: (policy) => ({ ...policy, sMaxageS: undefined, maxAgeS: policy.sMaxageS ?? policy.maxAgeS }),
}

/** must-revalidate and proxy-revalidate are not known. Varnish, nginx. */
export const knowsNoMustRevalidate: Manner = { reads: (policy) => unforbidden(policy) }

function unforbidden(policy: Policy): Policy {
  return { ...policy, mustRevalidate: false, proxyRevalidate: false, sMaxageS: undefined, maxAgeS: policy.sMaxageS ?? policy.maxAgeS }
}
