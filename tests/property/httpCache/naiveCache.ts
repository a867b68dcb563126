/**
 * A small cache that is right, and can be told to be wrong in one way: to show that the oracle accepts the one and finds
 * the other. It takes every easy way out that the RFC leaves open.
 */
import { dateText } from './dates'
import { policyOf } from './directives'
import type { Fault } from './faults'
import { ageAt, lifetimeOf } from './freshness'
import type { Exchange, Field, Request, Response } from './messages'
import { endToEnd, updatedWith, valueOf } from './messages'
import { ifRangeHolds, spanOf } from './ranges'
import { hasWhatTheClientHas, isAboutStored, isConditional, isSafe, variesAsAsked, whyNotForOthers, whyNotStored } from './selection'
import { isStrong } from './tags'
import type { CacheFactory } from './world'

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

/** What a careless reader takes for the first tag of a text, and for all of its tags. */
function piecesOf(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/(?:W\/)?("[^"]*"|[^\s,"]+)/g)].map(([, piece]) => piece!)
}

const firstPiece = (text: string | undefined): string => piecesOf(text)[0] ?? ''

/** The request with a value for fields that it does not have. */
function filled(request: Request, value: string): Request {
  const absent = ['X-Flag', 'X-Other'].filter((name) => valueOf(request.headers, name) === undefined)
  return { ...request, headers: [...request.headers, ...absent.map((name): Field => [name, value])] }
}

/** The secondary key as one text with nothing to tell where a value ends. */
function joined(stored: readonly Field[], request: Request): string {
  const names = (valueOf(stored, 'Vary') ?? '').toLowerCase().split(', ').sort()
  return names.map((name) => ` · ${name}: ${valueOf(request.headers, name) ?? 'no'}`).join('')
}

/** What would be true of the whole alone. */
const OF_THE_WHOLE = ['cdn-cache-control', 'expires', 'age', 'etag', 'last-modified', 'date', 'content-length']

/** The private role is not simulated: what is private is passed through. */
export function naiveCache(fault?: Fault): CacheFactory {
  const is = (name: Fault) => fault === name
  return ({ now, origin, shared }) => {
    const entries: Entry[] = []
    const keyOf = (url: string) => (is('confuses queries') ? url.split('?')[0] : url)
    const dateNow = (): Field => ['Date', dateText(now())]
    const dated = (response: Response): Response =>
      valueOf(response.headers, 'Date') === undefined && !is('adds no Date') && !is('adds the Date of the answer')
        ? { ...response, headers: [...response.headers, dateNow()] }
        : response
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
      const inThisCentury = (value: string) => value.replace(/^(\w{3})\w*, (\d\d)-(\w{3})-(\d\d) /, '$1, $2 $3 20$4 ')
      const kept = is('ignores CDN-Cache-Control') ? without(entry.headers, ['cdn-cache-control']) : entry.headers
      const wrong = is('counts years of two digits by the year')
      const headers = kept.map(([name, value]): Field => [name, wrong && name === 'Expires' ? inThisCentury(value) : value])
      return lifetimeOf(headers, entry.status, shared, entry.exchange.endMs).atMost - ageMs(entry)
    }
    const ownFields = ({ headers }: Response) => (is('keeps Connection') ? headers : endToEnd(headers))
    const finished = (answer: Response, status: string): Response => {
      const [own, reason] = [ownFields(answer), is('calls everything a hit') ? 'hit' : status]
      const late = is('adds the Date of the answer') && valueOf(own, 'Date') === undefined
      const bare = late ? [...own, dateNow()] : own
      return { ...answer, headers: is('writes no Cache-Status') ? bare : [...bare, ['Cache-Status', `naive; ${reason}`]] }
    }

    const fromEntry = (entry: Entry, request: Request, validated: boolean, status: string): Response => {
      let headers = without(entry.headers, ['age'])
      if (!validated && !is('forgets Age')) headers.push(['Age', String(is('lets Age stand still') ? 0 : Math.floor(ageMs(entry) / 1000))])
      if (shared && !is('keeps fields listed by private')) headers = without(headers, policy(entry).fieldsOf('private'))
      if (!validated && !is('uses fields listed by no-cache')) headers = without(headers, policy(entry).fieldsOf('no-cache'))
      if (is('writes a new Date')) headers = [...without(headers, ['date']), ['Date', dateText(now() + 1000)]]
      const [tags, etag] = [valueOf(request.headers, 'If-None-Match'), valueOf(entry.headers, 'ETag')]
      const known =
        is('answers 304 to any condition') ||
        (is('compares tags by their first piece') && tags !== undefined && firstPiece(tags) === firstPiece(etag)) ||
        (is('reads any text as a list of tags') && piecesOf(tags).some((piece) => piece === '*' || piece === firstPiece(etag))) ||
        hasWhatTheClientHas(request, entry.headers, entry.exchange.endMs)
      const condition = isConditional(request) && known && (entry.status === 200 || is('answers 304 in place of an error'))
      if (condition) return finished({ status: 304, headers }, status)
      const body = is('swaps contents') ? (entries.find(({ body: other }) => other !== entry.body)?.body ?? entry.body) : entry.body
      const part = partOf({ status: entry.status, headers, body }, entry, request)
      return finished(request.method === 'HEAD' ? { ...part, body: '' } : part, status)
    }

    const partOf = (whole: Response, entry: Entry, request: Request): Response => {
      const length = entry.body.length + (is('cuts one byte too many') ? 1 : 0)
      const span = spanOf(is('answers HEAD with a part') ? { ...request, method: 'GET' } : request, length)
      const ifRange = valueOf(request.headers, 'If-Range')
      const weakly = is('compares If-Range weakly') && ifRange !== undefined && firstPiece(ifRange) === firstPiece(valueOf(entry.headers, 'ETag'))
      const wanted = weakly || is('gives parts whatever If-Range says') || ifRangeHolds(request, entry.headers)
      if (whole.status !== 200 || !span || !wanted) return whole
      if (span === 'none of it') {
        const dropped = is('keeps Cache-Control in a 416') ? OF_THE_WHOLE : [...OF_THE_WHOLE, 'cache-control']
        const headers = without(whole.headers, dropped)
        if (!is('adds no Date to its own answers')) headers.push(dateNow())
        if (!is('forgets the length in a 416')) headers.push(['Content-Range', `bytes */${length}`])
        if (is('keeps Content-Length in a 416')) headers.push(['Content-Length', String(length)])
        return { status: 416, headers, body: '' }
      }
      const range: Field = ['Content-Range', `bytes ${span.first}-${span.last}/${length}`]
      return { ...whole, status: 206, headers: [...whole.headers, range], body: whole.body!.slice(span.first, span.last + 1) }
    }

    const mayKeep = (exchange: Exchange, asked: Request, response: Response) => {
      const why = whyNotStored(exchange, asked, shared)
      if (is('never stores') || exchange.request.method === 'POST') return false
      if (response.status === 206) return is('keeps parts for everybody')
      if (why === undefined) return true
      if (why.includes('no-store request')) return is('ignores no-store of the request')
      if (why.includes('no-store')) return is('ignores no-store')
      if (why.includes('private')) return is('ignores private')
      if (why.includes('a 412')) return is('keeps answers to conditions')
      if (why.includes('a 416')) return is('keeps answers to ranges')
      if (why.includes('a 417')) return is('keeps answers to Expect')
      if (why.includes('a 429')) return is('keeps that somebody asks too often')
      if (why.includes('status')) return is('stores any status') && response.status !== 304
      return why.includes('Authorization') && is('ignores Authorization')
    }

    const ask = async (request: Request, asked: Request): Promise<{ exchange: Exchange; response: Response }> => {
      const startMs = now()
      const sent = is('drops If-Range on the way to the origin') ? without(request.headers, ['if-range']) : request.headers
      const response = dated(await origin({ ...request, headers: sent }))
      const exchange = { id: 0, call: 0, request, startMs, endMs: now(), response, whole: response.body ?? '' }
      const kept = mayKeep(exchange, asked, response)
      const replaced = (entry: Entry) => entry.exchange.request.url === request.url && entry.exchange.request.method === request.method
      if (request.method === 'GET' && (kept || response.status === 200))
        entries.splice(0, entries.length, ...entries.filter((entry) => !replaced(entry)))
      const limited = shared && !is('keeps fields listed by private') ? policyOf(response.headers, shared).fieldsOf('private') : []
      const headers = without(ownFields(response), limited)
      if (kept) entries.push({ exchange, asked, headers, status: response.status, body: response.body ?? '' })
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

    /** Whether a 304 is about what is stored here. */
    const isAbout = ({ headers }: Entry, update: readonly Field[]): boolean => {
      const [etag, newer] = [valueOf(headers, 'ETag'), valueOf(update, 'ETag')]
      if (is('takes any 304 for its own')) return true
      if (is('takes a 304 with a weak tag for its own') && newer !== undefined && !isStrong(newer)) return true
      if (is('overlooks Last-Modified in a 304') && newer === undefined) return true
      if (is('compares tags of 304 by their first piece') && etag !== undefined && firstPiece(etag) === firstPiece(newer)) return true
      return isAboutStored(headers, update)
    }

    const validate = async (entry: Entry, request: Request): Promise<Response> => {
      const etag = is('validates with a tag of its own') ? '"mine"' : valueOf(entry.headers, 'ETag')
      const lost = is('drops If-Match on the way to the origin') ? ['if-match', 'if-unmodified-since'] : []
      const bare = { ...request, headers: without(request.headers, ['if-none-match', 'if-modified-since', ...lost]) }
      const condition: Field =
        etag === undefined ? ['If-Modified-Since', valueOf(entry.headers, 'Last-Modified')!] : ['If-None-Match', etag]
      const { exchange, response } = await ask({ ...bare, headers: [...bare.headers, condition] }, request)
      if (response.status !== 304) return finished(response, 'fwd=stale')
      if (!isAbout(entry, response.headers)) return finished((await ask(bare, request)).response, 'fwd=stale')
      if (!is('forgets the fields of a 304'))
        Object.assign(entry, {
          headers: updatedWith(entry.headers, ownFields(response)),
          exchange: { ...exchange, request: entry.exchange.request },
        })
      const told = is('says nothing of a 304 that it got') ? '' : '; fwd-status=304'
      const answer = fromEntry(entry, request, true, `fwd=stale${told}`)
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
        if (is('joins fields without a mark between them') && fits && joined(entry.headers, entry.asked) === joined(entry.headers, request))
          return true
        return fits && (is('ignores Vary') || (star && is('ignores Vary: *')) || varies(entry, request))
      })

    const varies = ({ headers, asked }: Entry, request: Request): boolean => {
      const filling = is('takes an absent field for "none"') ? 'none' : is('takes an absent field for an empty one') ? '' : undefined
      if (filling !== undefined) return variesAsAsked(headers, filled(asked, filling), filled(request, filling))
      return variesAsAsked(headers, asked, request)
    }

    const usable = (entry: Entry, request: Request): boolean => {
      const asks = is('ignores the no-cache of the request') ? '' : (valueOf(request.headers, 'Cache-Control') ?? '')
      const checks = policy(entry).plain('no-cache') && !is('ignores no-cache')
      const careful = /no-cache|max-age|min-fresh/i.test(asks) || checks
      return !careful && (leftMs(entry) > 0 || is('serves stale'))
    }

    const request = async (asked: Request): Promise<Response> => {
      const onlyIfCached = /only-if-cached/.test(valueOf(asked.headers, 'Cache-Control') ?? '') && !is('asks in spite of only-if-cached')
      const mayLook = ['GET', 'HEAD'].includes(asked.method) || is('answers POST from the store')
      const entry = mayLook ? candidate(asked) : undefined
      if (entry && usable(entry, asked)) return fromEntry(entry, asked, false, 'hit')
      if (onlyIfCached && isSafe(asked.method)) return finished({ status: 504, headers: is('adds no Date to its own answers') ? [] : [dateNow()] }, 'detail=only-if-cached')
      if (!entry) return forward(asked)
      const swr = policy(entry).seconds('stale-while-revalidate')
      if (is('refreshes nothing') && swr && -leftMs(entry) <= swr.atMost * 1000 && !forbidsStale(entry))
        return fromEntry(entry, asked, false, 'hit')
      try {
        const cannotBeAsked = valueOf(entry.headers, 'ETag') === undefined && valueOf(entry.headers, 'Last-Modified') === undefined
        const odd = asked.method === 'HEAD' || valueOf(asked.headers, 'Range') !== undefined
        const answer = await (cannotBeAsked || odd ? forward(asked) : validate(entry, asked))
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
