/**
 * Requests made alike before a cache looks at them, so that fewer variants are stored than
 * users write ways of asking. `normalise` is what scene 7 shows.
 */
import { type HttpRequest, header, withField, withoutFields } from './message'

export interface NormaliseRules {
  /** Accept-Encoding becomes the one encoding that will be sent. */
  readonly encoding?: boolean
  /** User-Agent becomes "phone" or "desktop". */
  readonly device?: boolean
  /** Fields that no user has a reason to send, in lower case: they go no further. */
  readonly drop?: readonly string[]
}

// #region listing normalise
export function normalise(
  req: HttpRequest, rules: NormaliseRules
) {
  let { headers } = req
  headers = without(headers, rules.drop)
  if (rules.encoding)
    headers = withField(headers,
      'Accept-Encoding', bestEncoding(req))
  if (rules.device)
    headers = withField(headers,
      'User-Agent', deviceOf(req))
  return req.withHeaders(headers)
}
// #endregion

function without(headers: HttpRequest['headers'], names: readonly string[] = []): HttpRequest['headers'] {
  return withoutFields(headers, new Set(names.map((name) => name.toLowerCase())))
}

/** The best of the encodings that servers send and that this client accepts. */
function bestEncoding(request: HttpRequest): string {
  const accepted = (header(request.headers, 'Accept-Encoding') ?? '').toLowerCase()
  const accepts = (coding: string): boolean =>
    accepted.split(',').map((member) => member.replaceAll(/\s/g, '')).some((member) => member === coding || (member.startsWith(`${coding};q=`) && Number(member.slice(coding.length + 3)) > 0))
  return ['br', 'gzip'].find(accepts) ?? 'identity'
}

function deviceOf(request: HttpRequest): string {
  return /mobile|phone/i.test(header(request.headers, 'User-Agent') ?? '') ? 'phone' : 'desktop'
}
