/**
 * What somebody wants to be forgotten. A soft purge keeps copies and ends their lifetimes: what else they may be used for
 * (stale-while-revalidate, a validator) is as it was.
 */

/**
 *     { kind: 'url', what: '/p/7' }        // its copies, all variants
 *     { kind: 'prefix', what: '/p/' }      // everything below it; a look at each copy
 *     { kind: 'tag', what: 'shoes' }       // what carried this Surrogate-Key
 *     { kind: 'all', soft: true }          // the zone
 *
 * `wait`: what is on its way when it comes is meant, too, where a layer sees to that (layers/purgeInFlightLayer).
 */
export type Purge = Meant & { readonly soft?: boolean; readonly wait?: boolean }

type Meant = { readonly kind: 'url' | 'prefix' | 'tag'; readonly what: string } | { readonly kind: 'all' }

/** "soft purge of the tag shoes". */
export function purgeWords(order: Purge): string {
  const what = order.kind === 'all' ? 'everything' : `${WORDS[order.kind]} ${order.what}`
  return `${order.soft === true ? 'soft purge' : 'purge'} of ${what}`
}

const WORDS = { url: 'the URL', prefix: 'the prefix', tag: 'the tag' } as const
