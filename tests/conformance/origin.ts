/**
 * The origin's part of a test: it answers each request with the line of the script that the
 * client's request number names, and keeps a log of what it was asked. It does not judge.
 */
import type { CacheRequest, CacheResponse } from '../../src/cdn/http/conformance'
import { HOP_MS, type VirtualClock } from './clock'
import type { Exchange, TestDefinition } from './definitions'
import { type FieldMap, originView } from './fieldMaps'
import { httpDate } from './httpDate'
import { resolveMagic } from './magic'
import type { Field } from './messages'
import { ResponseFields } from './responseFields'
import type { TranscriptEntry } from './transcript'

const WITHOUT_BODY = new Set([204, 304])

export interface OriginLogEntry {
  /** The number the client gave the request that brought this one here; NaN if it was lost on the way. */
  readonly number: number
  readonly method: string
  readonly fields: FieldMap
  /** What the client has to receive as it was sent. */
  readonly compared: ReadonlyMap<string, string>
}

export class ScriptedOrigin {
  readonly log: OriginLogEntry[] = []
  readonly #id: string
  readonly #script: readonly Exchange[]
  readonly #clock: VirtualClock
  readonly #transcript: TranscriptEntry[]
  /** Dates are fixed when a line of the script is first used: a second use sends the same ones. */
  readonly #resolved = new Map<Exchange, Field[]>()

  constructor(id: string, test: TestDefinition, clock: VirtualClock, transcript: TranscriptEntry[]) {
    this.#id = id
    this.#script = test.requests
    this.#clock = clock
    this.#transcript = transcript
  }

  async answer(request: CacheRequest): Promise<CacheResponse> {
    const fields = originView(request.headers)
    const number = Number.parseInt(fields.get('req-num') ?? '', 10)
    const { pathname, search } = new URL(request.url)
    if (pathname.split('/')[2] !== this.#id || !this.#line(number)) return this.#conflict()
    this.#clock.move(HOP_MS)
    this.#clock.move((this.#line(number)?.response_pause ?? 0) * 1000)
    // Another request may have come meanwhile.
    const exchange = this.#line(number)
    if (!exchange) return this.#conflict()

    const [status, statusText] = this.#status(exchange, fields)
    const { out, compared } = this.#fields(exchange, number, pathname + search)
    this.log.push({ number, method: request.method, fields, compared })
    out.set('Request-Numbers', this.log.map((entry) => entry.number).join(' '))
    out.setDefault('Date', httpDate(this.#clock.nowMs()))
    if (exchange.disconnect) {
      this.#transcript.push({ at: 'origin', request, error: 'the origin closes the connection' })
      throw Object.assign(new Error('the origin closed the connection'), { code: 'ECONNRESET' })
    }
    const body = this.#body(exchange, status, request.method, out)
    const interim = (exchange.interim_responses ?? []).map(interimOf)
    const response = { status, statusText, headers: out.list(), body, ...(interim.length > 0 ? { interim } : {}) }
    this.#transcript.push({ at: 'origin', request, response })
    return response
  }

  /** Without a number the script's next line is meant. */
  #line(number: number): Exchange | undefined {
    return this.#script[(number || this.log.length + 1) - 1]
  }

  #conflict(): CacheResponse {
    const body = 'the test has no such request\n'
    const headers: Field[] = [
      ['Content-Type', 'text/plain'],
      ['Date', httpDate(this.#clock.nowMs())],
      ['Content-Length', String(body.length)],
    ]
    return { status: 409, statusText: 'Conflict', headers, body }
  }

  /** Conditions count only where the test is about validation: there a wrong one is answered with a status of its own. */
  #status(exchange: Exchange, fields: FieldMap): [number, string] {
    if (!exchange.expected_type?.endsWith('_validated')) return exchange.response_status ?? [200, 'OK']
    const before = this.#script[this.#script.indexOf(exchange) - 1]
    if (!before?.response_headers) throw new Error('the test expects validation, and its response before has no headers')
    const sent = this.#resolved.get(before) ?? before.response_headers
    const last = (name: string) => sent.findLast((field) => field[0].toLowerCase() === name)?.[1]
    const matches = (condition: string, validator: string) => Boolean(last(validator)) && fields.get(condition) === last(validator)
    const valid = matches('if-modified-since', 'last-modified') || matches('if-none-match', 'etag')
    return valid ? [304, 'Not Modified'] : [999, '304 Not Generated']
  }

  #fields(exchange: Exchange, number: number, base: string): { out: ResponseFields; compared: Map<string, string> } {
    const nowMs = this.#clock.nowMs()
    const out = new ResponseFields()
    out.set('Server-Base-Url', base)
    out.set('Server-Request-Count', String(this.log.length + 1))
    out.set('Client-Request-Count', String(number))
    out.set('Server-Now', String(nowMs))
    const scripted = exchange.response_headers ?? []
    const resolved =
      this.#resolved.get(exchange) ??
      scripted.map(([name, value]): Field => [name, resolveMagic(name, value, exchange, { nowMs, base })])
    this.#resolved.set(exchange, resolved)
    const compared = new Map<string, string>()
    resolved.forEach(([name, value], index) => {
      out.add(name, value)
      if (scripted[index]?.[2] !== false) compared.set(name, out.joined(name))
    })
    out.setDefault('Content-Type', 'text/plain')
    return { out, compared }
  }

  /** The body as it leaves a server that keeps to its own Content-Length. */
  #body(exchange: Exchange, status: number, method: string, out: ResponseFields): string {
    if (WITHOUT_BODY.has(status) || method === 'HEAD') return ''
    const body = exchange.response_body || this.#id
    const length = out.first('Content-Length')
    if (length !== undefined) return body.slice(0, Number(length))
    if (!out.has('Transfer-Encoding')) out.set('Content-Length', String(new TextEncoder().encode(body).length))
    return body
  }
}

/** Of the interim responses only 103 carries fields. */
function interimOf([status, headers = []]: [status: number, headers?: Field[]]): [number, Field[]] {
  return [status, status === 103 ? headers.map(([name, value]): Field => [name.toLowerCase(), value]) : []]
}
