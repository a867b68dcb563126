/**
 * Plays a scenario against a cache on virtual time and writes down everything that was said at both of its ends.
 */
import { dateText } from './dates'
import type { Call, Exchange, Field, History, Request, Response } from './messages'
import { CONTENT_FIELD, EXCHANGE_FIELD, USER_FIELD, listOf, valueOf } from './messages'
import type { FieldValue, Profile, Scenario, Step } from './scenario'
import { sameTag, tagsOf } from './selection'

export const BASE_URL = 'http://origin.example'
const START_MS = 1_800_000_000_250

export interface CacheUnderTest {
  request(request: Request): Promise<Response>
  advance?(ms: number): void | Promise<void>
}

export type CacheFactory = (env: {
  now(): number
  origin(request: Request): Promise<Response>
  baseUrl: string
  shared: boolean
}) => CacheUnderTest | Promise<CacheUnderTest>

interface Resource {
  profile: Profile
  version: number
  changedMs: number
}

const PLAIN: Profile = { status: 200, headers: [['Cache-Control', 'max-age=10']], validators: 'strong', personal: false, ranges: false }

function written(value: FieldValue, nowMs: number): string {
  return typeof value === 'string' ? value : dateText(nowMs + value.inS * 1000, value.form)
}

function fields(profile: Profile, nowMs: number): Field[] {
  return profile.headers.map(([name, value]): Field => [name, written(value, nowMs)])
}

/** Whom a request comes from: ann, bob or nobody. */
export function userOf({ headers }: Request): string {
  return /\b(ann|bob)\b/.exec(valueOf(headers, 'Authorization') ?? valueOf(headers, 'Cookie') ?? '')?.[0] ?? 'nobody'
}

/** The representation: its content, and the validators that go with it. */
function represent(resource: Resource, request: Request, negotiated: string[]): { whole: string; validators: Field[] } {
  const { profile, version, changedMs } = resource
  const variant = negotiated.map((name) => `${name}=${valueOf(request.headers, name) ?? ''}`).join(';')
  const user = profile.personal ? ` for ${userOf(request)}` : ''
  const whole = `${new URL(request.url).pathname} version ${version}${variant === '' ? '' : ` ${variant}`}${user}`
  const tag = `"${whole.replace(/[^\w]+/g, '-').slice(1)}"`
  const etag: Field[] = { none: [], modified: [], strong: [tag], both: [tag], weak: [`W/${tag}`] }[profile.validators].map((value) => [
    'ETag',
    value,
  ])
  const modified: Field[] = ['modified', 'both'].includes(profile.validators) ? [['Last-Modified', dateText(changedMs)]] : []
  return { whole, validators: [...etag, ...modified] }
}

function isNotModified(request: Request, validators: Field[]): boolean {
  const [tags, since] = [valueOf(request.headers, 'If-None-Match'), valueOf(request.headers, 'If-Modified-Since')]
  const etag = valueOf(validators, 'ETag')
  if (tags !== undefined) return etag !== undefined && tagsOf(tags).some((tag) => tag === '*' || sameTag(tag, etag))
  return since !== undefined && since === valueOf(validators, 'Last-Modified')
}

/** What the origin answers. Content and validators only go with what has content. */
function answerOf(resource: Resource, request: Request, id: number, nowMs: number): { response: Response; whole: string } {
  const { profile } = resource
  const named: Field[] = profile.personal ? [[USER_FIELD, userOf(request)]] : []
  const headers: Field[] = [[EXCHANGE_FIELD, String(id)], ...named, ...fields(profile, nowMs)]
  const { whole, validators } = represent(
    resource,
    request,
    listOf(headers, 'Vary').filter((name) => name !== '*'),
  )
  const safe = ['GET', 'HEAD'].includes(request.method)
  if (!safe) return { response: { status: profile.status, headers: [...headers, [CONTENT_FIELD, String(id)]], body: whole }, whole }
  if (profile.status === 200 && isNotModified(request, validators))
    return { response: { status: 304, headers: [...headers, ...validators] }, whole }
  if (request.method === 'HEAD') return { response: { status: profile.status, headers: [...headers, ...validators] }, whole: '' }
  const all: Field[] = [...headers, [CONTENT_FIELD, String(id)], ...validators]
  const range = /^bytes=(\d+)-(\d+)$/.exec(valueOf(request.headers, 'Range') ?? '')
  if (profile.ranges && profile.status === 200 && range) {
    const [from, to] = [Number(range[1]), Math.min(Number(range[2]), whole.length - 1)]
    const part: Field = ['Content-Range', `bytes ${from}-${to}/${whole.length}`]
    return { response: { status: 206, headers: [...all, part], body: whole.slice(from, to + 1) }, whole }
  }
  return { response: { status: profile.status, headers: all, body: whole }, whole }
}

/** The step as the client writes it, with the validators that it has seen. */
function requestOf(step: Step, seen: Response | undefined, nowMs: number): Request {
  const headers: Field[] = step.headers.map(([name, value]) => [name, value])
  if (step.user !== undefined) headers.push(['Authorization', `Bearer ${step.user}`])
  const { tag, since } = step.condition
  const last = (seen && valueOf(seen.headers, 'ETag')) ?? '"none-yet"'
  const tags = { last, weak: `W/${last.replace(/^W\//, '')}`, other: '"other"', list: `"other", ${last}, W/"third"`, any: '*' }
  if (tag !== undefined) headers.push(['If-None-Match', tags[tag]])
  if (since === 'last') headers.push(['If-Modified-Since', (seen && valueOf(seen.headers, 'Last-Modified')) ?? dateText(nowMs)])
  else if (since === 'junk') headers.push(['If-Modified-Since', 'yesterday'])
  else if (since !== undefined) headers.push(['If-Modified-Since', written(since, nowMs)])
  const safe = ['GET', 'HEAD'].includes(step.method)
  return { method: step.method, url: BASE_URL + step.path, headers, ...(safe ? {} : { body: 'sent' }) }
}

export async function play(createCache: CacheFactory, { shared, steps }: Scenario): Promise<History> {
  let nowMs = START_MS
  const history: History = { shared, calls: [], exchanges: [] }
  const resources = new Map<string, Resource>()
  const seen = new Map<string, Response>()
  let step = steps[0]!
  const resourceAt = (url: string): Resource => {
    const resource = resources.get(url) ?? { profile: PLAIN, version: 1, changedMs: START_MS - 1_000_000 }
    resources.set(url, resource)
    return resource
  }
  const origin = async (request: Request): Promise<Response> => {
    const sent = { ...request, headers: request.headers.map(([name, value]): Field => [name, value]) }
    const exchange: Exchange = {
      id: history.exchanges.length + 1,
      call: history.calls.length,
      request: sent,
      startMs: nowMs,
      endMs: nowMs,
      whole: '',
    }
    history.exchanges.push(exchange)
    nowMs += step.delayMs
    exchange.endMs = nowMs
    if (step.origin === 'breaks off') throw Object.assign(new Error('the origin broke off'), { code: 'ECONNRESET' })
    const resource = resourceAt(request.url)
    const failing: Profile = { status: 503, headers: [], validators: 'none', personal: false, ranges: false }
    const served = step.origin === 'fails' ? { ...resource, profile: failing } : resource
    const { response, whole } = answerOf(served, request, exchange.id, nowMs)
    if (!['GET', 'HEAD'].includes(request.method) && response.status < 400)
      Object.assign(resource, { version: resource.version + 1, changedMs: nowMs })
    Object.assign(exchange, { response, whole })
    return { ...response, headers: response.headers.map(([name, value]): Field => [name, value]) }
  }
  const cache = await createCache({ now: () => nowMs, origin, baseUrl: BASE_URL, shared })
  for (step of steps) {
    nowMs += step.pauseMs
    await cache.advance?.(step.pauseMs)
    const resource = resourceAt(BASE_URL + step.path)
    if (step.profile) resource.profile = step.profile
    if (step.deploy) Object.assign(resource, { version: resource.version + 1, changedMs: nowMs })
    const request = requestOf(step, seen.get(step.path), nowMs)
    const call: Call = { index: history.calls.length, request, askedMs: nowMs, answeredMs: nowMs }
    const answer = await cache
      .request({ ...request, headers: request.headers.map(([name, value]): Field => [name, value]) })
      .catch((error: unknown) => {
        if ((error as { code?: string }).code !== 'ECONNRESET') throw error
        return undefined
      })
    call.answeredMs = nowMs
    if (answer) {
      call.answer = answer
      seen.set(step.path, answer)
    }
    // What runs on in the background belongs to this call, and is over before the next.
    nowMs += 20
    await cache.advance?.(20)
    history.calls.push(call)
  }
  return history
}
