/**
 * An origin whose content changes by the clock, and that can be told to fail: what a scenario declares of it, as a node of our world.
 * It notes every request that reaches it. The version is the one of the moment at which a request comes, whenever it is answered.
 */
import type { Process } from '../../src/engine/process.ts'
import { Signal } from '../../src/engine/signal.ts'
import { msToUs, usToMs } from '../../src/engine/time.ts'
import { EPOCH_MS } from '../../src/cdn/epoch.ts'
import { formatHttpDate } from '../../src/cdn/http/httpDate.ts'
import { type HeaderList, type HttpRequest, HttpResponse, header, withField } from '../../src/cdn/http/message.ts'
import type { Network, NodeSpec, SimNode } from '../../src/cdn/network.ts'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin.ts'
import type { FieldValue, OriginEntry, Resource, Version } from './scenario.ts'

/** Fields by which a response tells what it is; copies of it keep them. */
export const VERSION_FIELD = 'X-Version'
export const QUERY_FIELD = 'X-Query'

/** Content of what states no size (bytes). */
const SOME_BYTES = 1000

/** A request that has reached the origin. */
export interface OriginRequest {
  readonly serial: number
  /** Since the scenario began (ms). */
  readonly t: number
  readonly path: string
  readonly method: string
  /** The exchange that it came as. */
  readonly exchange: number
  readonly conditional: 'etag' | 'date' | false
  readonly version: string
  status: number | null
}

export type OriginSay = Pick<OriginEntry, 'origin' | 'status'>

export class TimedOrigin {
  readonly requests: OriginRequest[] = []
  readonly spec: NodeSpec
  readonly #resources: Readonly<Record<string, Resource>>
  readonly #beginsMs: number
  #state: OriginSay = { origin: 'up' }

  /** `beginsMs`: when the scenario begins, in the time of the world. */
  constructor(id: string, resources: Readonly<Record<string, Resource>>, beginsMs: number) {
    this.#resources = resources
    this.#beginsMs = beginsMs
    const spec: NodeSpec = { kind: 'origin', id, name: 'Origin', make: (network, index) => this.#node(network, index, spec) }
    this.spec = spec
  }

  /** What it does from now on with what comes. That it is down, its world must know, too. */
  say(state: OriginSay): void {
    this.#state = state
  }

  #node(network: Network, index: number, spec: NodeSpec): SimNode {
    return {
      index, spec,
      receive: (request) => this.#receive(network, request),
      resource: () => new HttpResponse(200), owns: () => true, deploy: () => {},
    }
  }

  *#receive(network: Network, request: HttpRequest): Process<HttpResponse> {
    const t = usToMs(network.nowUs) - this.#beginsMs
    const found = this.#find(request.url, t)
    const noted: OriginRequest = {
      serial: this.requests.length + 1, t, path: request.url, method: request.method, exchange: request.id,
      conditional: conditionOf(request), version: found.label, status: null,
    }
    this.requests.push(noted)
    const state = this.#state
    if (state.origin === 'hang') yield new Signal('an answer of the origin, which hangs')
    if (found.thinkMs > 0) yield msToUs(found.thinkMs)
    const response = state.origin === 'status' ? new HttpResponse(state.status ?? 503) : this.#answer(found, request, network.nowMs)
    noted.status = response.status
    return request.method === 'HEAD' ? new HttpResponse(response.status, response.headers) : response
  }

  #answer(found: Found, request: HttpRequest, nowMs: number): HttpResponse {
    const { resource, label, since } = found
    const stated = Object.entries({ ...resource.headers, ...found.headers }).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, fieldText(one, label, nowMs, EPOCH_MS + this.#beginsMs + since)] as const))
    const encoding = resource.encodings?.find((one) => (header(request.headers, 'Accept-Encoding') ?? '').includes(one))
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
    const headers: HeaderList = [...stated, ...(encoding ? [['Content-Encoding', encoding] as const] : []), [VERSION_FIELD, label], [QUERY_FIELD, query]]
    const whole = new HttpResponse(found.status, headers, found.bodyBytes)
    if (resource.no304) return whole.withHeaders(withField(whole.headers, 'Date', formatHttpDate(nowMs)))
    return answerConditions(request, whole, nowMs)
  }

  /** What is there at a moment: an entry of its own, else the longest prefix. */
  #find(url: string, t: number): Found {
    const path = url.split('?', 1)[0]!
    const prefixes = Object.keys(this.#resources).filter((name) => name.endsWith('*') && path.startsWith(name.slice(0, -1)))
    const name = [url, path, ...prefixes.toSorted((a, b) => b.length - a.length)].find((one) => Object.hasOwn(this.#resources, one))
    const resource: Resource = name === undefined ? { status: 404 } : this.#resources[name]!
    const at = resource.versions?.findLastIndex(({ from }) => from <= t) ?? 0
    const version: Partial<Version> = resource.versions?.[Math.max(at, 0)] ?? {}
    return {
      resource, headers: version.headers ?? {}, since: version.from ?? 0,
      label: version.label ?? `v${Math.max(at, 0) + 1}`,
      status: version.status ?? resource.status ?? 200,
      thinkMs: version.thinkMs ?? resource.thinkMs ?? 0,
      bodyBytes: version.bodyBytes ?? resource.bodyBytes ?? SOME_BYTES,
    }
  }
}

interface Found extends Required<Omit<Version, 'from'>> {
  readonly resource: Resource
  /** When this version came (ms). */
  readonly since: number
}

function conditionOf({ headers }: HttpRequest): OriginRequest['conditional'] {
  if (header(headers, 'If-None-Match') !== undefined) return 'etag'
  return header(headers, 'If-Modified-Since') === undefined ? false : 'date'
}

/** What lies ahead counts from the response, as an Expires does; what lies behind from when the version came: it does not change after that. */
function fieldText(value: FieldValue, label: string, nowMs: number, sinceMs: number): string {
  if (typeof value !== 'object') return String(value).replaceAll('{v}', label)
  return formatHttpDate('inSec' in value ? nowMs + value.inSec * 1000 : sinceMs - value.agoSec * 1000)
}
