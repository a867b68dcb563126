/**
 * Plays a scenario against a cache on virtual time and writes down everything that was said at both of its ends.
 */
import { START_MS, dateMs, dateText } from './dates'
import type { Call, Exchange, Field, History, Request, Response } from './messages'
import { CONTENT_FIELD, EXCHANGE_FIELD, USER_FIELD, listOf, valueOf } from './messages'
import { ifRangeHolds, isNotModified, isRefused, spanOf } from './ranges'
import type { FieldValue, Profile, Scenario, Step, Validators } from './scenario'

export const BASE_URL = 'http://origin.example'

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
  const tag = tagOf(profile.validators, whole.replace(/[^\w]+/g, '-').slice(1))
  const etag: Field[] = tag === undefined ? [] : [['ETag', tag]]
  const modified: Field[] = ['modified', 'both', 'weak and modified'].includes(profile.validators)
    ? [['Last-Modified', dateText(changedMs)]]
    : []
  return { whole, validators: [...etag, ...modified] }
}

/** Of two versions the tags differ at their ends. */
function tagOf(validators: Validators, name: string): string | undefined {
  const tags: Record<Validators, string | undefined> = {
    none: undefined,
    modified: undefined,
    strong: `"${name}"`,
    both: `"${name}"`,
    weak: `W/"${name}"`,
    'weak and modified': `W/"${name}"`,
    unquoted: name,
    'small w': `w/"${name}"`,
    'with an ending': `"tag"-${name}`,
    'with a comma': `tag,${name}`,
  }
  return tags[validators]
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
  const refusal = refusalOf(profile, request, validators)
  if (refusal !== undefined) return refused(refusal, request, [...headers, [CONTENT_FIELD, String(id)]])
  if (profile.status === 200 && answersNotModified(profile, request, validators))
    return { response: { status: 304, headers: [...headers, ...(profile.notModified === 'bare' ? [] : validators)] }, whole }
  if (request.method === 'HEAD') return { response: { status: profile.status, headers: [...headers, ...validators] }, whole: '' }
  const all: Field[] = [...headers, [CONTENT_FIELD, String(id)], ...validators]
  const dated: Field[] = [...validators, ['Date', dateText(nowMs)]]
  const span = profile.ranges && profile.status === 200 && ifRangeHolds(request, dated) ? spanOf(request, whole.length) : undefined
  if (span === 'none of it') return refused(416, request, [...headers, [CONTENT_FIELD, String(id)], ['Content-Range', `bytes */${whole.length}`]])
  if (span) {
    const part: Field = ['Content-Range', `bytes ${span.first}-${span.last}/${whole.length}`]
    return { response: { status: 206, headers: [...all, part], body: whole.slice(span.first, span.last + 1) }, whole }
  }
  return { response: { status: profile.status, headers: all, body: whole }, whole }
}

function refused(status: number, { method }: Request, headers: Field[]): { response: Response; whole: string } {
  const body = method === 'HEAD' ? '' : `refused with ${status}`
  return { response: { status, headers, body }, whole: body }
}

function refusalOf({ status }: Profile, request: Request, validators: Field[]): number | undefined {
  if (valueOf(request.headers, 'Expect') !== undefined) return 417
  return status === 200 && isRefused(request, validators) ? 412 : undefined
}

function answersNotModified({ notModified }: Profile, request: Request, validators: Field[]): boolean {
  const asked = ['If-None-Match', 'If-Modified-Since'].some((name) => valueOf(request.headers, name) !== undefined)
  return notModified === 'to any' ? asked : isNotModified(request, validators)
}

/** What a client has seen of a URL. */
interface Seen {
  first?: Response
  last?: Response
}

/** The step as the client writes it, with the validators that it has seen. */
function requestOf(step: Step, seen: Seen, nowMs: number): Request {
  const headers: Field[] = step.headers.map(([name, value]) => [name, value])
  if (step.user !== undefined) headers.push(['Authorization', `Bearer ${step.user}`])
  const { tag, since, match, unmodified, range } = step.condition
  const etagOf = (response: Response | undefined) => (response && valueOf(response.headers, 'ETag')) ?? '"none-yet"'
  const [first, last] = [etagOf(seen.first), etagOf(seen.last)]
  const modified = (seen.last && valueOf(seen.last.headers, 'Last-Modified')) ?? dateText(nowMs)
  const other = '"other"'
  const weak = `W/${last.replace(/^W\//, '')}`
  const tags = {
    first,
    last,
    weak,
    other,
    any: '*',
    list: `${other}, ${last}, W/"third"`,
    beside: `${other} ${last}`,
    'any or other': `*, ${other}`,
    'with more': `${last}-more`,
  }
  const old = dateText(dateMs(modified) ?? nowMs, 'rfc850')
  if (tag !== undefined) headers.push(['If-None-Match', tags[tag]])
  if (since === 'last') headers.push(['If-Modified-Since', modified])
  else if (since === 'junk') headers.push(['If-Modified-Since', 'yesterday'])
  else if (since !== undefined) headers.push(['If-Modified-Since', written(since, nowMs)])
  if (match !== undefined) headers.push(['If-Match', { first, last, other }[match]])
  if (unmodified !== undefined) headers.push(['If-Unmodified-Since', written(unmodified, nowMs)])
  const ranges = { first, last, weak, other, modified, 'modified, in an old form': old, junk: 'yesterday' }
  if (range !== undefined) headers.push(['If-Range', ranges[range]])
  const safe = ['GET', 'HEAD'].includes(step.method)
  return { method: step.method, url: BASE_URL + step.path, headers, ...(safe ? {} : { body: 'sent' }) }
}

export async function play(createCache: CacheFactory, { shared, steps }: Scenario): Promise<History> {
  let nowMs = START_MS
  const history: History = { shared, calls: [], exchanges: [] }
  const resources = new Map<string, Resource>()
  const seen = new Map<string, Seen>()
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
    const request = requestOf(step, seen.get(step.path) ?? {}, nowMs)
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
      seen.set(step.path, { first: seen.get(step.path)?.first ?? answer, last: answer })
    }
    // What runs on in the background belongs to this call, and is over before the next.
    nowMs += 20
    await cache.advance?.(20)
    history.calls.push(call)
  }
  return history
}
