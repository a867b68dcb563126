/**
 * Things that repeat, each kept once and known by its number: what columns of numbers refer to.
 */

/** The same key has the same number. */
export class Numbered<T> {
  readonly all: T[]
  readonly #numbers = new Map<string, number>()

  constructor(all: readonly T[] = []) {
    this.all = [...all]
  }

  numberOf(key: string, thing: T): number {
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.all.push(thing) - 1
      this.#numbers.set(key, number)
    }
    return number
  }
}
