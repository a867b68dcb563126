/**
 * Requests and responses as the simulation passes them around. Header names keep the case
 * they were written in and are compared without it (RFC 9110 §5.1).
 */

export type HeaderList = readonly (readonly [name: string, value: string])[]

export class HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  /** The request of the run that this message belongs to. */
  readonly id: number

  constructor(id: number, method: string, url: string, headers: HeaderList = []) {
    this.id = id
    this.method = method
    this.url = url
    this.headers = headers
  }

  summary(): string {
    return `${this.method} ${this.url}`
  }
}

export class HttpResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly bodyBytes: number

  constructor(status: number, headers: HeaderList = [], bodyBytes = 0) {
    this.status = status
    this.headers = headers
    this.bodyBytes = bodyBytes
  }

  summary(): string {
    return `${this.status} · ${describeBytes(this.bodyBytes)}`
  }
}

/** The first value of that name, or undefined. */
export function header(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return headers.find(([one]) => one.toLowerCase() === wanted)?.[1]
}

/** "12 kB", "10 MB": decimal units, no more digits than needed. */
export function describeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${Math.round(bytes / 100_000) / 10} MB`
}
