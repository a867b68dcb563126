/**
 * What an origin of a scenario has at a moment, and what it answers: the same for the one in our world (timedOrigin.ts) and for the one that real
 * caches ask (tools/twin).
 */
import { formatHttpDate } from '../../src/cdn/http/httpDate.ts'
import { type HeaderList, type HttpRequest, HttpResponse, header, withField } from '../../src/cdn/http/message.ts'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin.ts'
import type { FieldValue, Resource, Version } from './scenario.ts'

/** Fields by which a response tells what it is; copies of it keep them. */
export const VERSION_FIELD = 'X-Version'
export const QUERY_FIELD = 'X-Query'

/** Content of what states no size (bytes). */
const SOME_BYTES = 1000

export interface Content extends Required<Omit<Version, 'from'>> {
  readonly resource: Resource
  /** When this version came (ms). */
  readonly since: number
}

/** What is there at a moment (ms): an entry of its own, else the longest prefix. */
export function contentAt(resources: Readonly<Record<string, Resource>>, url: string, t: number): Content {
  const path = url.split('?', 1)[0]!
  const prefixes = Object.keys(resources).filter((name) => name.endsWith('*') && path.startsWith(name.slice(0, -1)))
  const name = [url, path, ...prefixes.toSorted((a, b) => b.length - a.length)].find((one) => Object.hasOwn(resources, one))
  const resource: Resource = name === undefined ? { status: 404 } : resources[name]!
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

/** `sinceMs`: when its version came, on the clock of `nowMs`. */
export function answerOf(content: Content, request: HttpRequest, { nowMs, sinceMs }: { nowMs: number; sinceMs: number }): HttpResponse {
  const { resource, label } = content
  const stated = Object.entries({ ...resource.headers, ...content.headers }).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, fieldText(one, label, nowMs, sinceMs)] as const))
  const encoding = resource.encodings?.find((one) => (header(request.headers, 'Accept-Encoding') ?? '').includes(one))
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
  const headers: HeaderList = [...stated, ...(encoding ? [['Content-Encoding', encoding] as const] : []), [VERSION_FIELD, label], [QUERY_FIELD, query]]
  const whole = new HttpResponse(content.status, headers, content.bodyBytes)
  if (resource.no304) return whole.withHeaders(withField(whole.headers, 'Date', formatHttpDate(nowMs)))
  return answerConditions(request, whole, nowMs)
}

export function conditionOf({ headers }: HttpRequest): 'etag' | 'date' | false {
  if (header(headers, 'If-None-Match') !== undefined) return 'etag'
  return header(headers, 'If-Modified-Since') === undefined ? false : 'date'
}

/** What lies ahead counts from the response, as an Expires does; what lies behind from when the version came: it does not change after that. */
function fieldText(value: FieldValue, label: string, nowMs: number, sinceMs: number): string {
  if (typeof value !== 'object') return String(value).replaceAll('{v}', label)
  return formatHttpDate('inSec' in value ? nowMs + value.inSec * 1000 : sinceMs - value.agoSec * 1000)
}
