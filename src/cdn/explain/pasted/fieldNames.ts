/**
 * Names of header fields by who sends them. Copies from developer tools without headings have the fields of a request and of its
 * response in one list, and names that only one of them can have tell where the other begins.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Only a response has them. */
const OF_RESPONSES: ReadonlySet<string> = new Set(words(`
  accept-ranges access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin
  access-control-expose-headers access-control-max-age age alt-svc cache-status cdn-cache-control content-security-policy
  cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy etag expires last-modified location nel
  permissions-policy proxy-authenticate referrer-policy report-to reporting-endpoints retry-after server server-timing set-cookie
  strict-transport-security surrogate-control timing-allow-origin vary www-authenticate x-cache x-content-type-options
  x-frame-options x-powered-by x-xss-protection
`))

/** Only a request has them. */
const OF_REQUESTS: ReadonlySet<string> = new Set(words(`
  accept accept-charset accept-encoding accept-language access-control-request-headers access-control-request-method
  authorization cookie dnt expect from host if-match if-modified-since if-none-match if-range if-unmodified-since max-forwards
  origin proxy-authorization range referer te upgrade-insecure-requests user-agent x-requested-with
`))

/** Of both. */
const OF_BOTH = words('cache-control connection content-encoding content-length content-type date link pragma transfer-encoding via')

/** Whether every reader of headers knows this name, in lower case. */
export const isKnownName = (name: string): boolean => OF_RESPONSES.has(name) || OF_REQUESTS.has(name) || OF_BOTH.includes(name)

/** Who alone can send a field of this name, in any case; undefined when both can, or nobody knows. */
export function senderOf(name: string): 'request' | 'response' | undefined {
  const lower = name.toLowerCase()
  if (OF_REQUESTS.has(lower) || lower.startsWith('sec-fetch-') || lower.startsWith('sec-ch-ua')) return 'request'
  return OF_RESPONSES.has(lower) ? 'response' : undefined
}
