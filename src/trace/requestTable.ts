/**
 * The requests of a run by their number: who asked for what, when, in which step. Columns of one typed array and small
 * tables of what repeats, so that a run of a million requests crosses to another thread without a copy of them.
 */
import { Numbered } from './numbered'

export interface RequestInfo {
  readonly id: number
  /** What claims and prose call it. */
  readonly name?: string
  /** Number of the step it was made in. */
  readonly step: number
  /** Number of its node. */
  readonly client: number
  readonly method: string
  readonly url: string
  /** The story follows it. */
  readonly follow: boolean
  readonly atUs: number
  /** The header fields that it was made with. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What is left of a table when its buffer is handed over. */
export interface RequestTableData {
  readonly length: number
  readonly buffer: ArrayBuffer
  readonly targets: readonly Target[]
  readonly headers: readonly RequestInfo['headers'][]
  readonly names: ReadonlyMap<string, number>
}

interface Target {
  readonly method: string
  readonly url: string
}

/** Doubles of a request: its time, step, client, target, header list, whether it is followed. */
const COLUMNS = 6
const [STEP, CLIENT, TARGET, HEADERS, FOLLOW] = [1, 2, 3, 4, 5]
const FIRST_CAPACITY = 256

export class RequestTable {
  length = 0
  #columns = new Float64Array(FIRST_CAPACITY * COLUMNS)
  #targets: Target[] = []
  readonly #targetNumbers = new Map<string, Map<string, number>>()
  #headers = new Numbered<RequestInfo['headers']>()
  #names = new Map<string, number>()
  readonly #nameOf = new Map<number, string>()

  /** The table again, on the side that `transfer` was sent to. */
  static from({ length, buffer, targets, headers, names }: RequestTableData): RequestTable {
    const table = new RequestTable()
    table.length = length
    table.#columns = new Float64Array(buffer)
    table.#targets = [...targets]
    table.#headers = new Numbered(headers)
    table.#names = new Map(names)
    for (const [name, id] of names) table.#nameOf.set(id, name)
    return table
  }

  /** A table of these requests, whose ids are their places. */
  static of(requests: readonly RequestInfo[]): RequestTable {
    const table = new RequestTable()
    for (const request of requests) table.add(request)
    return table
  }

  /** Plain data, and the buffer to list when it is posted, without the room that it had left; this table is not to be read afterwards. */
  transfer(): { readonly data: RequestTableData; readonly buffers: readonly ArrayBuffer[] } {
    const { buffer } = this.#columns.slice(0, this.length * COLUMNS)
    const data = { length: this.length, buffer, targets: this.#targets, headers: this.#headers.all, names: this.#names }
    return { data, buffers: [buffer] }
  }

  /** Adds the next request and returns its number. */
  add({ name, step, client, method, url, follow, atUs, headers }: Omit<RequestInfo, 'id'>): number {
    const id = this.length++
    if (this.length * COLUMNS > this.#columns.length) {
      const grown = new Float64Array(this.#columns.length * 2)
      grown.set(this.#columns)
      this.#columns = grown
    }
    const target = this.#targetOf(method, url)
    const fields = this.#headers.numberOf(headers.length === 0 ? '' : JSON.stringify(headers), headers)
    const at = id * COLUMNS
    const columns = this.#columns
    columns[at] = atUs
    columns[at + STEP] = step
    columns[at + CLIENT] = client
    columns[at + TARGET] = target
    columns[at + HEADERS] = fields
    columns[at + FOLLOW] = Number(follow)
    if (name !== undefined) {
      this.#names.set(name, id)
      this.#nameOf.set(id, name)
    }
    return id
  }

  /** A URL is looked up as it is: putting method and URL together for each request costs more than all the rest. */
  #targetOf(method: string, url: string): number {
    let numbers = this.#targetNumbers.get(method)
    if (!numbers) this.#targetNumbers.set(method, (numbers = new Map()))
    let number = numbers.get(url)
    if (number === undefined) numbers.set(url, (number = this.#targets.push({ method, url }) - 1))
    return number
  }

  /** Everything of one request; undefined when there is none of that number. */
  at(id: number): RequestInfo | undefined {
    if (!(id >= 0 && id < this.length)) return undefined
    const name = this.#nameOf.get(id)
    const { method, url } = this.#targets[this.#column(id, TARGET)]!
    return {
      id, ...(name === undefined ? {} : { name }), step: this.step(id), client: this.client(id), method, url,
      follow: this.isFollowed(id), atUs: this.atUs(id), headers: this.#headers.all[this.#column(id, HEADERS)]!,
    }
  }

  /** The number of the request with that name. */
  named(name: string): number | undefined {
    return this.#names.get(name)
  }

  hasName(id: number): boolean {
    return this.#nameOf.has(id)
  }

  atUs(id: number): number {
    return this.#column(id, 0)
  }

  step(id: number): number {
    return this.#column(id, STEP)
  }

  client(id: number): number {
    return this.#column(id, CLIENT)
  }

  url(id: number): string {
    return this.#targets[this.#column(id, TARGET)]!.url
  }

  isFollowed(id: number): boolean {
    return this.#column(id, FOLLOW) === 1
  }

  #column(id: number, column: number): number {
    return this.#columns[id * COLUMNS + column]!
  }
}
