/**
 * The origin of a scenario as a server of its own: what it has at a moment and what it answers is what the one in our world has and answers
 * (tools/replay/originContent). It notes every request that reaches it.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type HeaderList, HttpRequest, type HttpResponse, header } from '../../src/cdn/http/message.ts'
import { answerOf, conditionOf, contentAt } from '../replay/originContent.ts'
import type { ResultFile } from '../replay/result.ts'
import type { OriginEntry, Resource } from '../replay/scenario.ts'
import { LOOPBACK } from './ports.ts'

/** The field by which each request of a user is known again, at the origin, too. */
export const ID_FIELD = 'X-Twin-Request'

export interface Reached extends Omit<ResultFile['origin'][number], 'status'> {
  /** The request of a user that it was made for. */
  readonly id: number
  readonly method: string
  status: number | null
}

export class RealOrigin {
  readonly requests: Reached[] = []
  readonly #server: Server
  readonly #resources: Readonly<Record<string, Resource>>
  readonly #port: number
  #startMs = 0
  #state: Pick<OriginEntry, 'origin' | 'status'> = { origin: 'up' }

  constructor(resources: Readonly<Record<string, Resource>>, port: number) {
    this.#resources = resources
    this.#port = port
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  /** When the scenario begins (ms since 1970). */
  begin(startMs: number): void {
    this.#startMs = startMs
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#port, LOOPBACK, () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
  }

  /** Down: nobody listens, and connections break. */
  async say(state: Pick<OriginEntry, 'origin' | 'status'>): Promise<void> {
    const wasDown = this.#state.origin === 'down'
    this.#state = state
    if (state.origin === 'down') await this.close()
    else if (wasDown) await this.listen()
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const nowMs = Date.now()
    const request = new HttpRequest(0, incoming.method ?? 'GET', incoming.url ?? '/', headersOf(incoming.rawHeaders))
    const t = nowMs - this.#startMs
    const found = contentAt(this.#resources, request.url, t)
    const noted: Reached = {
      serial: this.requests.length + 1, t, path: request.url, method: request.method, conditional: conditionOf(request), version: found.label, status: null,
      id: Number(incoming.headers[ID_FIELD.toLowerCase()] ?? 0),
    }
    this.requests.push(noted)
    const state = this.#state
    incoming.resume()
    if (state.origin === 'hang') return
    if (found.thinkMs > 0) await new Promise((resolve) => { setTimeout(resolve, found.thinkMs) })
    const answer = state.origin === 'status'
      ? { status: state.status ?? 503, headers: [], bodyBytes: 0 }
      : answerOf(found, request, { nowMs: Date.now(), sinceMs: this.#startMs + found.since })
    noted.status = answer.status
    const body = contentOf(answer)
    const told = answer.status === 304 ? [] : ['Content-Length', String(body.length)]
    // One request a connection: no cache then meets one that is just being closed.
    response.writeHead(answer.status, [...answer.headers.flat(), ...told, 'Connection', 'close'])
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

/** Coded as it says: some caches look into what they are sent. */
function contentOf({ status, headers, bodyBytes }: Pick<HttpResponse, 'status' | 'headers' | 'bodyBytes'>): Buffer {
  const plain = Buffer.alloc(status === 304 ? 0 : bodyBytes, 'x')
  const coding = header(headers, 'Content-Encoding')
  if (status === 304 || coding === undefined) return plain
  return coding === 'br' ? brotliCompressSync(plain) : gzipSync(plain)
}

function headersOf(raw: readonly string[]): HeaderList {
  return raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : []))
}
