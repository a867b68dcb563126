/**
 * The header fields of a response while the origin writes it: in order, each name once, a name
 * with as many lines as were added. It knows no field by meaning.
 */
import type { Field } from './messages'

interface Lines {
  readonly name: string
  readonly values: string[]
}

export class ResponseFields {
  readonly #lines = new Map<string, Lines>()

  set(name: string, value: string): void {
    this.#lines.set(name.toLowerCase(), { name, values: [value] })
  }

  setDefault(name: string, value: string): void {
    if (!this.has(name)) this.set(name, value)
  }

  /** One more line of this name. */
  add(name: string, value: string): void {
    const lines = this.#lines.get(name.toLowerCase())
    if (lines) lines.values.push(value)
    else this.set(name, value)
  }

  has(name: string): boolean {
    return this.#lines.has(name.toLowerCase())
  }

  first(name: string): string | undefined {
    return this.#lines.get(name.toLowerCase())?.values[0]
  }

  joined(name: string): string {
    return this.#lines.get(name.toLowerCase())?.values.join(', ') ?? ''
  }

  list(): Field[] {
    return [...this.#lines.values()].flatMap(({ name, values }) => values.map((value): Field => [name, value]))
  }
}
