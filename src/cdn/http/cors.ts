/**
 * Sharing across origins (Fetch standard, "CORS protocol"): what a browser asks before it sends, what a server answers, and whether
 * a page may read what came. Pure functions of messages.
 */
import { type HeaderList, type HttpRequest, type HttpResponse, header } from './message'

export interface CorsPolicy {
  /** Origins that may read answers, as browsers write them: "https://shop.example"; '*' for all. */
  readonly origins: readonly string[] | '*'
  /** Beside GET, HEAD and POST, which need no permission. */
  readonly methods: readonly string[]
  /** Fields that a page may set beside those that need no permission. */
  readonly headers: readonly string[]
  /** Cookies may come along. */
  readonly credentials: boolean
  /** For how long a browser may remember the answer to its preflight (s). */
  readonly maxAgeS: number
}

/** What a page wants to send. */
export interface CorsAsk {
  readonly origin: string
  readonly method: string
  readonly headers: HeaderList
  /** With cookies. */
  readonly credentials: boolean
}

/** Methods that need no preflight (CORS-safelisted). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST'])
const SAFE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'content-language'])
const SAFE_VALUE_LENGTH = 128
/** What a value may not hold beside control characters ("CORS-unsafe request-header byte"). */
const UNSAFE_LETTERS = '"():<>?@[\\]{}\x7f'
const LANGUAGE_VALUE = /^[0-9A-Za-z *,\-.;=]*$/

/** The fields that a preflight must ask for: those that are not safelisted, in lower case, sorted. */
export function unsafeHeaders(headers: HeaderList): readonly string[] {
  return headers.filter(([name, value]) => !isSafeHeader(name.toLowerCase(), value)).map(([name]) => name.toLowerCase()).toSorted()
}

function isSafeHeader(name: string, value: string): boolean {
  if (value.length > SAFE_VALUE_LENGTH) return false
  if (name === 'content-type') return !hasUnsafe(value) && SAFE_TYPES.has(value.split(';', 1)[0]!.trim().toLowerCase())
  if (name === 'range') return /^bytes=\d+-\d*$/.test(value)
  if (name === 'accept') return !hasUnsafe(value)
  return SAFE_HEADERS.has(name) && LANGUAGE_VALUE.test(value)
}

function hasUnsafe(value: string): boolean {
  return [...value].some((letter) => (letter < ' ' && letter !== '\t') || UNSAFE_LETTERS.includes(letter))
}

/** What a browser asks first, if it must. */
export function preflightFor({ origin, method, headers }: CorsAsk): HeaderList | null {
  const unsafe = unsafeHeaders(headers)
  if (SAFE_METHODS.has(method) && unsafe.length === 0) return null
  return [['Origin', origin], ['Access-Control-Request-Method', method], ...(unsafe.length > 0 ? [['Access-Control-Request-Headers', unsafe.join(',')] as const] : [])]
}

export function isPreflight({ method, headers }: Pick<HttpRequest, 'method' | 'headers'>): boolean {
  return method === 'OPTIONS' && header(headers, 'Origin') !== undefined && header(headers, 'Access-Control-Request-Method') !== undefined
}

/** What a server that follows a policy adds to an answer to this request: nothing for an origin that may not read it. */
export function corsHeaders({ headers }: Pick<HttpRequest, 'headers'>, policy: CorsPolicy): HeaderList {
  const origin = header(headers, 'Origin')
  const isNamed = policy.origins !== '*' || policy.credentials
  const vary: HeaderList = isNamed ? [['Vary', 'Origin']] : []
  if (origin === undefined || !mayRead(origin, policy)) return vary
  // Credentials and '*' do not go together: the origin is named.
  return [['Access-Control-Allow-Origin', isNamed ? origin : '*'], ...(policy.credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []), ...vary]
}

/** What it answers to a preflight, beside the above. */
export function preflightHeaders(request: Pick<HttpRequest, 'headers'>, policy: CorsPolicy): HeaderList {
  if (!mayRead(header(request.headers, 'Origin') ?? '', policy)) return corsHeaders(request, policy)
  return [
    ...corsHeaders(request, policy),
    ['Access-Control-Allow-Methods', [...SAFE_METHODS, ...policy.methods].join(', ')],
    ...(policy.headers.length > 0 ? [['Access-Control-Allow-Headers', policy.headers.join(', ')] as const] : []),
    ['Access-Control-Max-Age', String(policy.maxAgeS)],
  ]
}

function mayRead(origin: string, { origins }: CorsPolicy): boolean {
  return origins === '*' || origins.includes(origin)
}

/** Whether a page may read an answer ("CORS check"). */
export function passesCheck({ origin, credentials }: Pick<CorsAsk, 'origin' | 'credentials'>, { headers }: Pick<HttpResponse, 'headers'>): boolean {
  const allowed = header(headers, 'Access-Control-Allow-Origin')
  if (!credentials && allowed === '*') return true
  if (allowed !== origin) return false
  return !credentials || header(headers, 'Access-Control-Allow-Credentials') === 'true'
}

/** Whether the answer to its preflight lets a browser send ("CORS-preflight fetch"). A '*' means everything only without credentials, and never Authorization. */
export function preflightAllows(ask: CorsAsk, response: Pick<HttpResponse, 'status' | 'headers'>): boolean {
  if (response.status < 200 || response.status > 299 || !passesCheck(ask, response)) return false
  const methods = listed(response.headers, 'Access-Control-Allow-Methods')
  const allowed = listed(response.headers, 'Access-Control-Allow-Headers').map((name) => name.toLowerCase())
  const isAny = (list: readonly string[]): boolean => !ask.credentials && list.includes('*')
  if (!SAFE_METHODS.has(ask.method) && !methods.includes(ask.method) && !isAny(methods)) return false
  return unsafeHeaders(ask.headers).every((name) => allowed.includes(name) || (name !== 'authorization' && isAny(allowed)))
}

function listed(headers: HeaderList, name: string): string[] {
  return (header(headers, name) ?? '').split(',').map((one) => one.trim()).filter(Boolean)
}
