/**
 * The origin of this scene and the rules of its edges: a page that depends on encoding,
 * language and device, and repeats a header that it should not believe.
 */
import type { KeyRules } from '../../src/cdn/http/cacheKey'
import { type HttpRequest, header } from '../../src/cdn/http/message'
import type { LeverValues } from '../../src/cdn/levers'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'

/** The fields that the page depends on. */
export const DEPENDS_ON = ['Accept-Encoding', 'Accept-Language', 'User-Agent']

const BYTES = { br: 21_000, gzip: 26_000, plain: 96_000 } as const

export function shoesPage({ request, levers }: ResourceAsk): ResourceSpec {
  const encoding = encodingFor(request)
  const language = /^\s*de/i.test(header(request.headers, 'Accept-Language') ?? '') ? 'German' : 'English'
  const device = /mobile|phone/i.test(header(request.headers, 'User-Agent') ?? '') ? 'phone' : 'desktop'
  const page = `${language}, ${device}, ${encoding}`
  const host = reflectedHost(request, levers)
  return {
    bytes: BYTES[encoding],
    headers: [
      ['Content-Type', 'text/html'],
      ['Cache-Control', 'public, max-age=3600'],
      ['Vary', (levers['vary'] as readonly string[]).join(', ')],
      ...(encoding === 'plain' ? [] : [['Content-Encoding', encoding] as const]),
    ],
    content: host ? `scripts of ${host}` : page,
  }
}

function encodingFor({ headers }: HttpRequest): keyof typeof BYTES {
  const accepted = header(headers, 'Accept-Encoding') ?? ''
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
}

/** The host that the page loads its scripts from, when a request can choose it. Where every POP drops the field none can. */
function reflectedHost({ headers }: HttpRequest, levers: LeverValues): string | undefined {
  const arrives = levers['forwardedHost'] !== 'drop' || levers['secondPop'] === 'own'
  return arrives && levers['reflects'] === true ? header(headers, 'X-Forwarded-Host') : undefined
}

export function keyRules(levers: LeverValues): KeyRules {
  const encoding = levers['normalise'] === 'encodings' || levers['normalise'] === 'both'
  const device = levers['normalise'] === 'devices' || levers['normalise'] === 'both'
  const drop = levers['forwardedHost'] === 'drop' ? ['x-forwarded-host'] : []
  return {
    sortQuery: levers['sortQuery'] === true,
    ...(levers['dropUtm'] === true ? { dropParams: ['utm_*'] } : {}),
    ...(levers['forwardedHost'] === 'key' ? { headers: ['X-Forwarded-Host'] } : {}),
    ...(encoding || device || drop.length > 0 ? { normalise: { encoding, device, drop } } : {}),
  }
}

/** The second POP follows the first, or has rules of its own: none. */
export function secondRules(levers: LeverValues): KeyRules {
  return levers['secondPop'] === 'same' ? keyRules(levers) : {}
}
