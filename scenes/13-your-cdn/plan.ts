/**
 * What a design tells its caches, as a plan that can be exported (src/cdn/plan), and what of the design is no cache's business, or that no file says.
 */
import { sameValue } from '../../src/cdn/sameValue'
import type { Address, CachePlan, ContentClass } from '../../src/cdn/plan/cachePlan'
import { BREAKERS, isIn } from './layers'
import { LAYERS, type LayerName, type Values } from './levers'
import { lifetimeOf } from './network'
import { CITIES } from './places'
import { type ClassSpec, WORKLOADS } from './workloads'

export function planOf(levers: Values, origin: Address): CachePlan {
  const { workload, pops, shield, query, roomMb, timeoutMs, retries, limit } = levers
  const breaker = isIn('breaker', levers) ? BREAKERS[levers.breaker] : null
  return {
    classes: WORKLOADS[workload].classes.map((one) => classIn(one, levers)),
    cache: {
      coalesce: isIn('coalesce', levers), query: 'keep', dropParams: query === 'drop' ? ['utm_*'] : [], normalizeAcceptEncoding: false, uaClass: false, revalidate: isIn('revalidate', levers), grace: null,
      storageBytes: Number(roomMb) * 1_000_000,
    },
    edges: CITIES.slice(0, Math.max(1, pops)), shield, origin, timeoutS: Number(timeoutMs) / 1000, retries,
    ...(limit === 'none' || !isIn('rateLimit', levers) ? {} : { rateLimit: { perS: Number(limit), burst: Number(limit) } }),
    ...(breaker?.rule.kind === 'consecutive' ? { breaker: { failures: breaker.rule.failures, restS: breaker.openS } } : {}),
  }
}

/** The design speaks for the origin: what the plan says stands in the place of what that says. */
function classIn({ id, name, prefix }: ClassSpec, levers: Values): ContentClass {
  const { purge } = levers
  const swrS = isIn('staleWhileRevalidate', levers) ? levers.swrS : 0
  const sieS = isIn('staleIfError', levers) ? levers.sieS : 0
  const [ttl, match] = [lifetimeOf(id, levers), `${prefix}*`]
  if (!isIn('store', levers)) return { name, match, keep: 'nothing', enforce: true }
  if (ttl === 'never') return { name, match, keep: id === 'mine' ? 'private' : 'nothing', enforce: true }
  const windows = id === 'mine' ? {} : { ...(swrS > 0 ? { swrS } : {}), ...(sieS > 0 ? { sieS } : {}) }
  return { name, match, keep: 'shared', maxAgeS: Number(ttl), ...windows, ...(purge === 'tag' && isIn('surrogateKeysAtUsers', levers) ? { tags: [id] } : {}), enforce: true }
}

/** Layers that no setting takes out of a product. */
const OF_PRODUCTS = ['bypass', 'normalise', 'preconditions', 'fresh', 'head', 'invalidate'] as const satisfies readonly LayerName[]

/** What of a design stands in no file for a cache, a sentence each. */
export function notInPlan(levers: Values): string[] {
  const { budget, retries, breaker, queue, second, secondPercent, turn, dnsTtlS, eviction, mine, pops, soft, purge, layers } = levers
  return [
    ...OF_PRODUCTS.filter((name) => !layers.includes(name)).map((name) => `That the layer ${name} is out: the products cannot be without.`),
    ...(sameValue(layers, LAYERS.filter((name) => layers.includes(name))) ? [] : ['The order of the layers: the products have their own.']),
    ...(pops === 0 ? ['There is no POP in this design: the files are for one.'] : []),
    ...(breaker === 'share' && isIn('breaker', levers) ? ['A breaker that opens at a share of failures: the products count failures one after the other.'] : []),
    ...(budget && retries > 0 ? ['The budget for retries.'] : []),
    ...(queue === 'endless' ? [] : [`The queue of the origin, ${queue} long: it is the origin’s.`]),
    ...(eviction === 'lru' ? [] : [`Which copy goes: ${eviction.toUpperCase()}. The products drop what was used least recently.`]),
    ...(mine === 'shared' && isIn('shareAnswers', levers) ? ['Answers for one user that are shared while they are fetched: a mistake that nobody wants to export.'] : []),
    ...(soft && purge !== 'nothing' ? ['That purges are soft: who gives the order says so.'] : []),
    ...(second ? [`The second CDN with ${secondPercent} % of the users: ${turn === 'dns' ? `DNS names it, for ${dnsTtlS} s at a time` : 'players know both names'}.`] : []),
  ]
}
