/**
 * The origin of this scene and the rules of its edges: a page that depends on encoding,
 * language and device, and repeats a header that it should not believe.
 */
import type { KeyRules } from '../../src/cdn/http/cacheKey'
import { type HttpRequest, header } from '../../src/cdn/http/message'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { LeverConditions } from '../../src/scene/levers'
import type { Values } from './levers'

const BYTES = { br: 21_000, gzip: 26_000, plain: 96_000 } as const

export function shoesPage({ request, levers }: ResourceAsk<Values>): ResourceSpec {
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
      ['Vary', levers.vary.join(', ')],
      ...(encoding === 'plain' ? [] : [['Content-Encoding', encoding] as const]),
    ],
    content: host ? `scripts of ${host}` : page,
  }
}

function encodingFor({ headers }: HttpRequest): keyof typeof BYTES {
  const accepted = header(headers, 'Accept-Encoding') ?? ''
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
}

/** Only where some POP passes the forged field on can the page repeat it. */
export const conditions: LeverConditions<Values> = {
  reflects: { when: hostArrives, why: 'No POP passes the field on, so the origin never sees it.' },
}

function hostArrives({ forwardedHost, secondPop }: Values): boolean {
  return forwardedHost !== 'drop' || secondPop === 'own'
}

/** The host that the page loads its scripts from, when a request can choose it. */
function reflectedHost({ headers }: HttpRequest, levers: Values): string | undefined {
  return hostArrives(levers) && levers.reflects ? header(headers, 'X-Forwarded-Host') : undefined
}

export function keyRules({ normalise, sortQuery, dropUtm, forwardedHost }: Values): KeyRules {
  const encoding = normalise === 'encodings' || normalise === 'both'
  const device = normalise === 'devices' || normalise === 'both'
  const drop = forwardedHost === 'drop' ? ['x-forwarded-host'] : []
  return {
    sortQuery,
    ...(dropUtm ? { dropParams: ['utm_*'] } : {}),
    ...(forwardedHost === 'key' ? { headers: ['X-Forwarded-Host'] } : {}),
    ...(encoding || device || drop.length > 0 ? { normalise: { encoding, device, drop } } : {}),
  }
}

/** The second POP follows the first, or has rules of its own: none. */
export function secondRules(levers: Values): KeyRules {
  return levers.secondPop === 'same' ? keyRules(levers) : {}
}
