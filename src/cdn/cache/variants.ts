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

interface Family {
  /** Newest first. */
  fieldLists: (readonly string[])[]
  readonly keys: Set<string>
  /** Keys of copies that say which language they are in. */
  readonly inLanguages: Set<string>
}

/** Older lists are forgotten: their copies are no longer found, which is safe. */
const MAX_LISTS = 8
const NO_FAMILY: Family = { fieldLists: [], keys: new Set(), inLanguages: new Set() }

export class Variants {
  readonly #families = new Map<string, Family>()

  fieldLists(primary: string): readonly (readonly string[])[] {
    return this.#of(primary).fieldLists
  }

  keys(primary: string): ReadonlySet<string> {
    return this.#of(primary).keys
  }

  inLanguages(primary: string): ReadonlySet<string> {
    return this.#of(primary).inLanguages
  }

  /** A response to `primary` that varies by these fields lies under `key`. */
  add({ primary, fields, key, language }: SlotAddress): void {
    const family = this.#families.get(primary) ?? { fieldLists: [], keys: new Set(), inLanguages: new Set() }
    this.#families.set(primary, family)
    const others = family.fieldLists.filter((one) => one.join() !== fields.join())
    family.fieldLists = [fields, ...others].slice(0, MAX_LISTS)
    family.keys.add(key)
    if (language === undefined) family.inLanguages.delete(key)
    else family.inLanguages.add(key)
  }

  forget(primary: string): void {
    this.#families.delete(primary)
  }

  #of(primary: string): Family {
    return this.#families.get(primary) ?? NO_FAMILY
  }
}
