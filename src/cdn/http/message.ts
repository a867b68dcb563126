/**
 * Requests and responses as the simulation passes them around. Header names keep the case
 * they were written in and are compared without it (RFC 9110 §5.1).
 */
import { remembered } from './remembered'

export type HeaderList = readonly (readonly [name: string, value: string])[]
/** Content: real bytes in the conformance tests, a few words for what it shows in a scene. */
export type Body = string | Uint8Array
/** A response before the final one (RFC 9110 §15.2). */
export type Interim = readonly [status: number, headers: HeaderList]

export class HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  /** The exchange that this message belongs to (src/trace/exchanges). */
  readonly id: number
  readonly body: Body | undefined

  constructor(id: number, method: string, url: string, headers: HeaderList = [], body?: Body) {
    this.id = id
    this.method = method
    this.url = url
    this.headers = headers
    this.body = body
  }

  /** The same request with other header fields. */
  withHeaders(headers: HeaderList): HttpRequest {
    return headers === this.headers ? this : new HttpRequest(this.id, this.method, this.url, headers, this.body)
  }

  /** With its condition, which is what tells it from the request that it was made of. */
  summary(): string {
    const condition = this.headers.find(([name]) => CONDITIONS.has(name.toLowerCase()))
    return `${this.method} ${this.url}${condition ? ` · ${condition.join(': ')}` : ''}`
  }
}

/** Fields by which a cache asks whether its copy still holds (RFC 9110 §13.1). */
const CONDITIONS = new Set(['if-none-match', 'if-modified-since'])

export class HttpResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly bodyBytes: number
  readonly body: Body | undefined
  readonly interim: readonly Interim[] | undefined

  constructor(status: number, headers: HeaderList = [], bodyBytes = 0, body?: Body, interim?: readonly Interim[]) {
    this.status = status
    this.headers = headers
    this.bodyBytes = bodyBytes
    this.body = body
    this.interim = interim
  }

  /** The same response with other header fields. */
  withHeaders(headers: HeaderList): HttpResponse {
    return headers === this.headers ? this : new HttpResponse(this.status, headers, this.bodyBytes, this.body, this.interim)
  }

  summary(): string {
    return `${this.status} · ${this.bodyBytes > 0 ? describeBytes(this.bodyBytes) : 'no content'}`
  }
}

/** No response has come. For a cache it is 504 (RFC 9110 §15.6.5), and so is what a gateway answers in its place. */
export class NoResponse extends HttpResponse {
  constructor(headers: HeaderList = []) {
    super(504, headers)
  }

  override withHeaders(headers: HeaderList): NoResponse {
    return new NoResponse(headers)
  }

  override summary(): string {
    return 'no answer'
  }
}

/** What a node says that has no room for one more request: 503 (RFC 9110 §15.6.4). */
export const tooMany = (): HttpResponse => new HttpResponse(503, [['Retry-After', '1']])

/** The first value of that name, or undefined. */
export function header(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return headers.find(([one]) => isNamed(one, wanted))?.[1]
}

/** Whether a field has this name, which is in lower case. Most differ in length already. */
export function isNamed(name: string, wanted: string): boolean {
  return name.length === wanted.length && (name === wanted || name.toLowerCase() === wanted)
}

/** The name of a field in lower case: there are few, and they come with every message. */
export const lowerCase = remembered((name) => name.toLowerCase())

/** Without the fields of these names (in lower case). */
export function withoutFields(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return names.size === 0 ? headers : headers.filter(([name]) => !names.has(lowerCase(name)))
}

/** With this one field line in place of any of that name. */
export function withField(headers: HeaderList, name: string, value: string): HeaderList {
  const wanted = lowerCase(name)
  return [...headers.filter(([one]) => !isNamed(one, wanted)), [name, value]]
}

/** "12 kB", "10 MB": decimal units, no more digits than needed. */
export function describeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${Math.round(bytes / 100_000) / 10} MB`
}
