/**
 * The real caches of this machine, for tests that need them, and a sentence for those who have none.
 */
import { type CachesFound, PACKAGES, findCaches } from '../../tools/lib/realCaches.mjs'

export const caches: CachesFound = await findCaches()

/** Why a test with a product is skipped; undefined when it runs. */
export function whyWithout(...products: readonly (keyof CachesFound)[]): string | undefined {
  const missing = products.flatMap((product) => (isMissing(caches[product]) ? [caches[product].missing] : []))
  return missing.length > 0 ? `${missing.join('; ')} (all: apt-get install ${PACKAGES.join(' ')})` : undefined
}

export function programOf(product: keyof CachesFound): string {
  const found = caches[product]
  if (isMissing(found)) throw new Error(found.missing)
  return found.program
}

function isMissing(found: CachesFound['varnish']): found is { missing: string } {
  return 'missing' in found
}
