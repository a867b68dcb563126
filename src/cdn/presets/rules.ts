/**
 * Ways in which caches differ, one rule each: pieces of a manner (cache/manner), each with the place where it is written, or with "as
 * recorded" where it was only seen. Rules know no product; presets are lists of them.
 */
import type { Manner } from '../cache/manner'
import { parseAgeS } from '../http/age'
import { fieldValues, listMembers } from '../http/fieldLines'
import { keyValue } from '../http/fieldValue'
import { keyWord } from '../http/keyWord'
import { type HeaderList, HttpRequest, header, withField, withoutFields } from '../http/message'
import { HEURISTIC_SHARE, type Policy, policyOf } from '../http/policy'

// What is read in a response

/** No field for CDNs alone is known: CDN-Cache-Control (RFC 9213) is passed on and not heeded. All recorded caches. */
export const knowsNoTargetedField: Manner = {
  sees: (response) => response.withHeaders(withoutFields(response.headers, new Set(['cdn-cache-control']))),
}

/** Surrogate-Control speaks for Cache-Control and Expires. Squid as an accelerator (HttpStateData::processSurrogateControl). */
export const heedsSurrogateControl: Manner = {
  sees(response) {
    const said = header(response.headers, 'Surrogate-Control')
    return said === undefined ? response : response.withHeaders(withField(withoutFields(response.headers, new Set(['expires'])), 'Cache-Control', said))
  },
}

/** A copy without Last-Modified is asked about by its Date. Squid (StoreEntry::lastModified is the time of the response where there is none). */
export const validatesByDate: Manner = {
  sees(response) {
    const date = header(response.headers, 'Date')
    return date === undefined || header(response.headers, 'Last-Modified') !== undefined ? response : response.withHeaders([...response.headers, ['Last-Modified', date]])
  },
}

// Lifetimes that nobody stated

/** Statuses that Varnish gives its default lifetime (RFC2616_Ttl in cache_rfc2616.c). */
const WITH_DEFAULT: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 304, 404, 410, 414])

/** What states no lifetime is kept for this long. Varnish (parameter `default_ttl`, 120 s). */
export function defaultTtl(durationS: number): Manner {
  return {
    sees(response) {
      const { status, headers } = response
      if (!WITH_DEFAULT.has(status) || statesLifetime(policyOf(status, headers, 'shared', 0))) return response
      const control = [...fieldValues(headers, 'Cache-Control'), `max-age=${durationS}`].join(', ')
      return response.withHeaders(withField(headers, 'Cache-Control', control))
    },
  }
}

/** Nothing is guessed (RFC 9111 §4.2.2 allows a heuristic). nginx, Traffic Server (`proxy.config.http.cache.required_headers` 2). */
export const guessesNothing: Manner = {
  reads: (policy) => ({ ...policy, heuristicS: 0 }),
  refuses: ({ policy }) => (statesLifetime(policy) ? undefined : 'nothing says how long it may be kept'),
}

/** A share of the age of the content is taken as its lifetime. Squid (`refresh_pattern . 0 20% 4320`). */
export function guesses(share: number, mostS: number): Manner {
  return { reads: (policy) => ({ ...policy, heuristicS: Math.min((policy.heuristicS / HEURISTIC_SHARE) * share, mostS) }) }
}

function statesLifetime({ sMaxageS, maxAgeS, expiresS }: Policy): boolean {
  return sMaxageS !== undefined || maxAgeS !== undefined || expiresS !== undefined
}

// What is not stored though it may be, and stored though it may not

/** What could be served to nobody without asking is not stored: no-cache, max-age=0, and what was older than its lifetime when it came. Varnish (builtin vcl_beresp_control, vcl_beresp_stale), nginx (ngx_http_upstream_process_cache_control). */
export const keepsTheFreshOnly: Manner = {
  refuses(copy) {
    if (copy.policy.noCache) return 'no-cache: it would have to be asked about each time'
    return copy.ageS() >= copy.lifetimeS ? 'it is stale when it comes' : undefined
  },
}

/** no-cache is not stored, max-age=0 is. Traffic Server (`proxy.config.http.cache.ignore_server_no_cache` 0). */
export const keepsNoNoCache: Manner = { refuses: ({ policy }) => (policy.noCache ? 'no-cache: it would have to be asked about each time' : undefined) }

/** What sets a cookie is not stored (RFC 9111 §7.3 does not forbid it). Varnish (builtin vcl_beresp_cookie), nginx. */
export const keepsNoCookies: Manner = {
  refuses: ({ response }) => (header(response.headers, 'Set-Cookie') === undefined ? undefined : 'it sets a cookie'),
}

/** Only these statuses are stored. */
function keepsStatuses(statuses: ReadonlySet<number>): Manner {
  return { refuses: ({ response: { status } }) => (statuses.has(status) ? undefined : `a ${status} is not kept`) }
}

/** Varnish (RFC2616_Ttl in cache_rfc2616.c). */
export const keepsAsVarnish = keepsStatuses(new Set([...WITH_DEFAULT, 302, 307]))
/** Squid without `negative_ttl` (HttpStateData::reusableReply). */
export const keepsNoErrors = keepsStatuses(new Set([200, 203, 204, 206, 300, 301, 302, 303, 307, 308, 410]))

/** Variants are not kept while requests wait for one another. Squid 5 with `collapsed_forwarding on`, as recorded. */
export const keepsNoVariants: Manner = {
  refuses: ({ response }) => (header(response.headers, 'Vary') === undefined ? undefined : 'it varies, and requests are collapsed'),
}

/** Answers to requests with Authorization are stored for all (RFC 9111 §3.5 forbids it). nginx, Traffic Server, as recorded. */
export const keepsAuthorized: Manner = {
  hears: (request) => request.withHeaders(withoutFields(request.headers, new Set(['authorization']))),
}

/** The answer to a HEAD is stored, for HEAD. Squid; beside the layer that gives it a key. */
export const keepsHead: Manner = {
  hears: (request) => (request.method === 'HEAD' ? new HttpRequest(request.id, 'GET', request.url, request.headers) : request),
}

// Age

/** Age and the time here count, Date and the trip do not. Varnish (t_origin in RFC2616_Ttl). */
export const agesFromReceipt: Manner = { ageS: ({ response, receivedMs }, nowMs) => parseAgeS(response.headers) + (nowMs - receivedMs) / 1000 }

/** Age is not read: a copy of a copy has its whole lifetime again. nginx; beside the layer that sends none. */
export const knowsNoAge: Manner = { ageS: ({ receivedMs }, nowMs) => (nowMs - receivedMs) / 1000 }

const wholeS = (ms: number): number => Math.floor(ms / 1000)
/** A copy is stale once the second after its last one has begun. */
const lastSecondCounts = (ageS: number): number => Math.max(0, ageS - 1)

/** The same in whole seconds of the clock, the last of which still counts. nginx (`c->valid_sec < now` in ngx_http_file_cache_read). */
export const nginxSeconds: Manner = { ageS: ({ receivedMs }, nowMs) => lastSecondCounts(wholeS(nowMs) - wholeS(receivedMs)) }

/** Whole seconds of the clock since its Date, or as its Age says. Squid (StoreEntry::timestampsSet, refreshStaleness). */
export const squidSeconds: Manner = {
  ageS({ policy: { dateS }, response, receivedMs }, nowMs) {
    const since = Math.min(dateS, wholeS(receivedMs) - parseAgeS(response.headers))
    return wholeS(nowMs) - since
  },
}

/** Whole seconds as RFC 2616 §13.2.3 adds them up, the last of which still counts. Traffic Server (HttpTransactHeaders::calculate_document_age). */
export const trafficServerSeconds: Manner = {
  ageS({ policy: { dateS }, response, receivedMs, tookMs }, nowMs) {
    const [requested, received] = [wholeS(receivedMs - tookMs), wholeS(receivedMs)]
    const onArrival = Math.max(0, received - dateS, parseAgeS(response.headers)) + received - requested
    return lastSecondCounts(onArrival + wholeS(nowMs) - received)
  },
}

// Variants, and room

function variantsBy(wordOf: (request: HttpRequest, name: string) => string): Manner {
  return { variantKey: (primary, fields, request) => fields.reduce((key, name) => `${key} · ${name}: ${wordOf(request, name)}`, primary) }
}

/** Values of fields are compared as they were sent. Varnish, Squid, Traffic Server. */
export const comparesRaw = variantsBy(keyValue)

/** Values are compared without the space around commas. nginx (ngx_http_file_cache_vary_header). */
export const comparesWithoutSpace = variantsBy((request, name) => {
  const values = fieldValues(request.headers, name)
  return keyWord(values.length === 0 ? undefined : listMembers(values).join(','))
})

/** A copy takes its content and its header. */
export const headTakesRoom: Manner = { occupies: ({ headers, bodyBytes }) => bodyBytes + headBytes(headers) }

/** Memory is given in pages. Squid (SM_PAGE_SIZE, 4,096 bytes). */
export const takesPages: Manner = { occupies: ({ headers, bodyBytes }) => 4096 * Math.ceil((bodyBytes + headBytes(headers)) / 4096) }

function headBytes(headers: HeaderList): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length, 0)
}

// Purges

/** A purge by URL takes the variant of a request without fields, and no other. nginx with ngx_cache_purge. */
export const purgesOneVariant: Manner = { purgesOneVariant: true }
