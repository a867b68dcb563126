/**
 * Which copies a store holds under a name: their URL, and the keys that their responses gave them (Surrogate-Key). Kept with
 * every copy that comes and goes, so that a purge by URL or tag looks nothing up but that name.
 */
import { urlKeyOf } from '../http/cacheKey'
import { surrogateKeys } from '../http/surrogateKeys'
import type { Entry } from '../cache/entry'
import type { StoreIndex } from '../store/store'

export class SurrogateIndex implements StoreIndex<Entry> {
  private readonly keys = new Map<string, Set<string>>()

  // #region listing SurrogateIndex
  added(copy: Entry) {
    for (const name of namesOf(copy))
      this.under(name).add(copy.key)
  }

  removed(copy: Entry) {
    for (const name of namesOf(copy))
      this.under(name).delete(copy.key)
  }

  named(name: string) {
    // no look at any other copy
    return [...this.under(name)]
  }
  // #endregion

  private under(name: string): Set<string> {
    const keys = this.keys.get(name) ?? new Set()
    this.keys.set(name, keys)
    return keys
  }
}

/** No key of a response has a space, so none is taken for a URL's. */
function namesOf({ key, response }: Entry): readonly string[] {
  return [urlKeyOf(key), ...surrogateKeys(response.headers)]
}
