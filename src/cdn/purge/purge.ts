/**
 * What somebody wants to be forgotten. A soft purge keeps copies and ends their lifetimes: what else they may be used for
 * (stale-while-revalidate, a validator) is as it was.
 */

/**
 *     { kind: 'url', what: '/p/7' }        // its copies, all variants
 *     { kind: 'prefix', what: '/p/' }      // everything below it; a look at each copy
 *     { kind: 'tag', what: 'shoes' }       // what carried this Surrogate-Key
 *     { kind: 'all', soft: true }          // the zone
 */
export type Purge =
  | { readonly kind: 'url' | 'prefix' | 'tag'; readonly what: string; readonly soft?: boolean }
  | { readonly kind: 'all'; readonly soft?: boolean }
