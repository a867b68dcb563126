/**
 * Which copies belong to one URL: the lists of fields that its responses varied by, and the
 * slots that were filled under them (RFC 9111 §4.1).
 */
import type { KeyParts } from './storedResponse'

/** Where a response is stored, and by what it was chosen. */
export interface SlotAddress {
  readonly key: string
  /** The primary key, shared by all variants of a URL. */
  readonly primary: string
  /** The fields that the response varies by. */
  readonly fields: readonly string[]
  readonly parts: KeyParts
  /** Content-Language of the response. */
  readonly language: string | undefined
}

/** Fields that responses varied by, and the keys that were made with them. */
interface FieldList {
  readonly fields: readonly string[]
  readonly keys: Set<string>
}

interface Family {
  /** Newest first. */
  lists: readonly FieldList[]
  /** Their fields. */
  fieldLists: readonly (readonly string[])[]
  readonly keys: Set<string>
  /** Keys of copies that say which language they are in. */
  readonly inLanguages: Set<string>
}

/** Older lists are forgotten: their copies are no longer found, which is safe. */
const MAX_LISTS = 8
const NO_FAMILY: Family = { lists: [], fieldLists: [], keys: new Set(), inLanguages: new Set() }
/** So many families are kept before anybody looks which of them have a copy left. */
const FIRST_SWEEP = 256

export class Variants {
  readonly #families = new Map<string, Family>()
  readonly #has: (key: string) => boolean
  #sweepAt = FIRST_SWEEP

  /** `has` says whether there is a copy under a key: a store that makes room does not tell anybody here. */
  constructor(has: (key: string) => boolean) {
    this.#has = has
  }

  /** URLs that something is known of: at most about twice those with a copy. */
  get size(): number {
    return this.#families.size
  }

  /** Only stored responses say what a URL varies by (RFC 9111 §4.1): what went with its copies is no longer asked about. */
  fieldLists(primary: string): readonly (readonly string[])[] {
    const family = this.#of(primary)
    if (!family.lists.every(this.#hasCopy)) setLists(family, family.lists.filter(this.#hasCopy))
    return family.fieldLists
  }

  keys(primary: string): ReadonlySet<string> {
    return this.#of(primary).keys
  }

  inLanguages(primary: string): ReadonlySet<string> {
    return this.#of(primary).inLanguages
  }

  /** A response to `primary` that varies by these fields lies under `key`. */
  add({ primary, fields, key, language }: SlotAddress): void {
    const family = this.#families.get(primary) ?? this.#begin(primary)
    const names = fields.join()
    const known = family.lists.find((one) => one.fields.join() === names) ?? { fields, keys: new Set() }
    known.keys.add(key)
    if (family.lists[0] !== known) setLists(family, [known, ...family.lists.filter((one) => one !== known)].slice(0, MAX_LISTS))
    family.keys.add(key)
    if (language === undefined) family.inLanguages.delete(key)
    else family.inLanguages.add(key)
  }

  forget(primary: string): void {
    this.#families.delete(primary)
  }

  #begin(primary: string): Family {
    if (this.#families.size >= this.#sweepAt) this.#sweep()
    const family: Family = { lists: [], fieldLists: [], keys: new Set(), inLanguages: new Set() }
    this.#families.set(primary, family)
    return family
  }

  /** What has no copy any more goes. A look at all of them for as many that are new. */
  #sweep(): void {
    for (const [primary, { keys, inLanguages }] of this.#families) {
      for (const key of keys) {
        if (this.#has(key)) continue
        keys.delete(key)
        inLanguages.delete(key)
      }
      if (keys.size === 0) this.#families.delete(primary)
    }
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#families.size)
  }

  /** Keys whose copies have gone are dropped on the way to one that is there. */
  readonly #hasCopy = ({ keys }: FieldList): boolean => {
    for (const key of keys) {
      if (this.#has(key)) return true
      keys.delete(key)
    }
    return false
  }

  #of(primary: string): Family {
    return this.#families.get(primary) ?? NO_FAMILY
  }
}

function setLists(family: Family, lists: readonly FieldList[]): void {
  family.lists = lists
  family.fieldLists = lists.map(({ fields }) => fields)
}
