/**
 * A small cache that is right, and can be told to be wrong in one way: to show that the oracle accepts the one and finds
 * the other. It takes every easy way out that the RFC leaves open.
 */
import { dateText } from './dates'
import { policyOf } from './directives'
import { ageAt, lifetimeOf } from './freshness'
import type { Exchange, Field, Request, Response } from './messages'
import { endToEnd, updatedWith, valueOf } from './messages'
import { hasWhatTheClientHas, isConditional, isSafe, variesAsAsked, whyNotForOthers, whyNotStored } from './selection'
import type { CacheFactory } from './world'

/** Each fault, with the section that the oracle should name. */
export const FAULTS = {
  'ignores Vary': 'RFC 9111 4.1',
  'ignores Vary: *': 'RFC 9111 4.1',
  'serves stale': 'RFC 9111 4.2.4',
  'serves stale on errors': 'RFC 9111 4.2.4',
  'serves stale when cut off, whatever is said': 'RFC 9111 ',
  'ignores private': 'RFC 9111 5.2.2.7',
  'keeps fields listed by private': 'RFC 9111 5.2.2.7',
  'ignores Authorization': 'RFC 9111 3.5',
  'ignores no-store': 'RFC 9111 5.2.2.5',
  'ignores no-store of the request': 'RFC 9111 5.2.1.5',
  'ignores no-cache': 'RFC 9111 5.2.2.4',
  'uses fields listed by no-cache': 'RFC 9111 5.2.2.4',
  'ignores the no-cache of the request': 'RFC 9111 5.2.1.4',
  'asks in spite of only-if-cached': 'RFC 9111 5.2.1.7',
  'ignores successful unsafe requests': 'RFC 9111 4.4',
  'answers POST from the store': 'RFC 9111 4',
  'answers GET with the fields of HEAD': 'RFC 9111 4',
  'confuses queries': 'RFC 9111 4',
  'lets Age stand still': 'RFC 9111 4.2.3',
  'starts Age at zero': 'RFC 9111 4.2.3',
  'forgets Age': 'RFC 9111 4',
  'writes Age on forwarded answers': 'RFC 9111 5.1',
  'writes a new Date': 'RFC 9111 3.2',
  'forgets the fields of a 304': 'RFC 9111 4',
  'keeps Connection': 'RFC 9110 7.6.1',
  'answers 304 to any condition': 'RFC 9111 4.3.2',
  'answers 304 in place of an error': 'RFC 9110 13.2.1',
  'stores any status': 'RFC 9111 3',
  'never stores': 'RFC 9111 4',
  'ignores CDN-Cache-Control': 'RFC 9111 ',
  'ignores the Age of the origin': 'RFC 9111 4.2.3',
  'validates with a tag of its own': 'RFC 9111 4.3.1',
  'writes no Cache-Status': 'RFC 9211 2',
  'calls everything a hit': 'RFC 9211 2.1',
  'refreshes nothing': 'RFC 5861 3',
  'swaps contents': 'RFC 9111 4',
} as const
export type Fault = keyof typeof FAULTS

interface Entry {
  exchange: Exchange
  asked: Request
  headers: Field[]
  status: number
  body: string
}

function without(headers: readonly Field[], names: Iterable<string>): Field[] {
  const gone = new Set(names)
  return headers.filter(([name]) => !gone.has(name.toLowerCase()))
}

/** The private role is not simulated: what is private is passed through. */
export function naiveCache(fault?: Fault): CacheFactory {
  const is = (name: Fault) => fault === name
  return ({ now, origin, shared }) => {
    const entries: Entry[] = []
    const keyOf = (url: string) => (is('confuses queries') ? url.split('?')[0] : url)
    const policy = ({ headers }: Entry) =>
      policyOf(is('ignores CDN-Cache-Control') ? without(headers, ['cdn-cache-control']) : headers, shared)
    const ageMs = (entry: Entry) => {
      const own = entry.exchange.response!
      const bare = { ...entry.exchange, response: { ...own, headers: without(own.headers, ['age']) } }
      if (is('starts Age at zero')) return now() - entry.exchange.endMs
      if (is('ignores the Age of the origin')) return ageAt(now(), bare, without(entry.headers, ['age'])).atLeast
      return ageAt(now(), entry.exchange, entry.headers).atLeast
    }
    const leftMs = (entry: Entry) => {
      const headers = is('ignores CDN-Cache-Control') ? without(entry.headers, ['cdn-cache-control']) : entry.headers
      return lifetimeOf(headers, entry.status, shared, entry.exchange.endMs).atMost - ageMs(entry)
    }
    const ownFields = ({ headers }: Response) => (is('keeps Connection') ? headers : endToEnd(headers))
    const finished = (answer: Response, status: string): Response => {
      const [bare, reason] = [ownFields(answer), is('calls everything a hit') ? 'hit' : status]
      return { ...answer, headers: is('writes no Cache-Status') ? bare : [...bare, ['Cache-Status', `naive; ${reason}`]] }
    }

    const fromEntry = (entry: Entry, request: Request, validated: boolean, status: string): Response => {
      let headers = without(entry.headers, ['age'])
      if (!validated && !is('forgets Age')) headers.push(['Age', String(is('lets Age stand still') ? 0 : Math.floor(ageMs(entry) / 1000))])
      if (shared && !is('keeps fields listed by private')) headers = without(headers, policy(entry).fieldsOf('private'))
      if (!validated && !is('uses fields listed by no-cache')) headers = without(headers, policy(entry).fieldsOf('no-cache'))
      if (is('writes a new Date')) headers = [...without(headers, ['date']), ['Date', dateText(now() + 1000)]]
      const known = is('answers 304 to any condition') || hasWhatTheClientHas(request, entry.headers, entry.exchange.endMs)
      const condition = isConditional(request) && known && (entry.status === 200 || is('answers 304 in place of an error'))
      if (condition) return finished({ status: 304, headers }, status)
      const body = is('swaps contents') ? (entries.find(({ body: other }) => other !== entry.body)?.body ?? entry.body) : entry.body
      return finished({ status: entry.status, headers, body: request.method === 'HEAD' ? '' : body }, status)
    }

    const mayKeep = (exchange: Exchange, asked: Request, response: Response) => {
      const why = whyNotStored(exchange, asked, shared)
      if (is('never stores') || response.status === 206 || exchange.request.method === 'POST') return false
      if (why === undefined) return true
      if (why.includes('no-store request')) return is('ignores no-store of the request')
      if (why.includes('no-store')) return is('ignores no-store')
      if (why.includes('private')) return is('ignores private')
      if (why.includes('status')) return is('stores any status') && response.status !== 304
      return why.includes('Authorization') && is('ignores Authorization')
    }

    const ask = async (request: Request, asked: Request): Promise<{ exchange: Exchange; response: Response }> => {
      const startMs = now()
      const response = await origin(request)
      const exchange = { id: 0, call: 0, request, startMs, endMs: now(), response, whole: response.body ?? '' }
      const kept = mayKeep(exchange, asked, response)
      const replaced = (entry: Entry) => entry.exchange.request.url === request.url && entry.exchange.request.method === request.method
      if (request.method === 'GET' && (kept || response.status === 200))
        entries.splice(0, entries.length, ...entries.filter((entry) => !replaced(entry)))
      if (kept) entries.push({ exchange, asked, headers: ownFields(response), status: response.status, body: response.body ?? '' })
      return { exchange, response }
    }

    const forward = async (request: Request): Promise<Response> => {
      const { response } = await ask(request, request)
      if (!isSafe(request.method) && response.status >= 200 && response.status < 400 && !is('ignores successful unsafe requests')) {
        entries.splice(0, entries.length, ...entries.filter(({ exchange }) => exchange.request.url !== request.url))
      }
      const extra: Field[] = is('writes Age on forwarded answers') ? [['Age', '0']] : []
      return finished({ ...response, headers: [...response.headers, ...extra] }, 'fwd=miss')
    }

    const validate = async (entry: Entry, request: Request): Promise<Response> => {
      const etag = is('validates with a tag of its own') ? '"mine"' : valueOf(entry.headers, 'ETag')
      const bare = without(request.headers, ['if-none-match', 'if-modified-since'])
      const { exchange, response } = await ask({ ...request, headers: [...bare, ['If-None-Match', etag!]] }, request)
      if (response.status !== 304) return finished(response, 'fwd=stale')
      if (!is('forgets the fields of a 304'))
        Object.assign(entry, {
          headers: updatedWith(entry.headers, ownFields(response)),
          exchange: { ...exchange, request: entry.exchange.request },
        })
      const answer = fromEntry(entry, request, true, 'fwd=stale')
      const now = policy(entry)
      const limited = whyNotForOthers(request, entry.headers, shared) !== undefined
      if (limited || now.has('no-store') || (shared && now.plain('private'))) entries.splice(entries.indexOf(entry), 1)
      return answer
    }

    /** Stale responses are used only where nothing is said against it and the origin cannot be reached. */
    const forbidsStale = (entry: Entry) =>
      ['must-revalidate', 'proxy-revalidate', 's-maxage', 'no-cache'].some((name) => policy(entry).has(name))
    const rescued = (entry: Entry, request: Request): Response | undefined => {
      if (forbidsStale(entry) && !is('serves stale when cut off, whatever is said')) return undefined
      return fromEntry(entry, request, false, 'hit')
    }

    const candidate = (request: Request): Entry | undefined =>
      entries.findLast((entry) => {
        const { method, url } = entry.exchange.request
        const fits =
          keyOf(url) === keyOf(request.url) && (method === 'GET' || request.method === 'HEAD' || is('answers GET with the fields of HEAD'))
        const star = valueOf(entry.headers, 'Vary')?.includes('*')
        return fits && (is('ignores Vary') || (star && is('ignores Vary: *')) || variesAsAsked(entry.headers, entry.asked, request))
      })

    const usable = (entry: Entry, request: Request): boolean => {
      const asks = is('ignores the no-cache of the request') ? '' : (valueOf(request.headers, 'Cache-Control') ?? '')
      const checks = policy(entry).plain('no-cache') && !is('ignores no-cache')
      const careful = /no-cache|max-age|min-fresh/i.test(asks) || checks
      return !careful && (leftMs(entry) > 0 || is('serves stale'))
    }

    const request = async (asked: Request): Promise<Response> => {
      const onlyIfCached = /only-if-cached/.test(valueOf(asked.headers, 'Cache-Control') ?? '') && !is('asks in spite of only-if-cached')
      const mayLook = ['GET', 'HEAD'].includes(asked.method) || is('answers POST from the store')
      const entry = mayLook && valueOf(asked.headers, 'Range') === undefined ? candidate(asked) : undefined
      if (entry && usable(entry, asked)) return fromEntry(entry, asked, false, 'hit')
      if (onlyIfCached && isSafe(asked.method)) return finished({ status: 504, headers: [] }, 'detail=only-if-cached')
      if (!entry) return forward(asked)
      const swr = policy(entry).seconds('stale-while-revalidate')
      if (is('refreshes nothing') && swr && -leftMs(entry) <= swr.atMost * 1000 && !forbidsStale(entry))
        return fromEntry(entry, asked, false, 'hit')
      try {
        const answer = await (valueOf(entry.headers, 'ETag') === undefined || asked.method === 'HEAD'
          ? forward(asked)
          : validate(entry, asked))
        return answer.status === 503 && is('serves stale on errors') ? fromEntry(entry, asked, false, 'hit') : answer
      } catch (error) {
        const answer = rescued(entry, asked)
        if (!answer) throw error
        return answer
      }
    }
    return { request }
  }
}
