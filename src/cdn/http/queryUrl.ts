/**
 * A URL whose query can be put in order. Parameters keep the spelling they came with.
 */
import { keyWord } from './keyWord'

export class QueryUrl {
  readonly #path: string
  #parameters: string[]

  constructor(url: string) {
    const mark = url.indexOf('?')
    this.#path = mark < 0 ? url : url.slice(0, mark)
    this.#parameters = mark < 0 ? [] : url.slice(mark + 1).split('&')
  }

  /** Leaves out the parameters of these names; a name that ends in `*` stands for all that begin so. */
  drop(names: readonly string[]): void {
    this.#parameters = this.#parameters.filter((parameter) => {
      const name = parameter.split('=', 1)[0]!
      return !names.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one))
    })
  }

  /** By name; parameters of one name keep their order, which may mean something. */
  sort(): void {
    const name = (parameter: string): string => parameter.split('=', 1)[0]!
    this.#parameters = this.#parameters.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))
  }

  toString(): string {
    return keyWord(this.#parameters.length === 0 ? this.#path : `${this.#path}?${this.#parameters.join('&')}`)
  }

  summary(): string {
    return this.toString()
  }
}
